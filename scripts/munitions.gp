# Munitions launched and what became of them, per day, from munitions.csv.
# By hand: gnuplot munitions.gp, or gnuplot -e "term='svg'" munitions.gp

name = "munitions"
load "table.gp"

# A panel for each class that has figures; drones where none has.
array count[3]
panels = 0
do for [p = 1:3] {
	count[p] = 0
	do for [k = 5*p - 1:5*p + 3] { count[p] = count[p] + figures[k] }
	panels = panels + (count[p] > 0)
}
panels = panels > 0 ? panels : 1
height = 240 + 210*panels
title = "Drones and missiles launched, and what became of them"
notes = "Left bar: launched. Right bar: the fates that the reports print, stacked; they need not sum to the launched. Circle: a zero is printed.\n". \
	"Figures given for drones and missiles together have a panel of their own and are in no other. A night counts for the day it ended on.\n"
notes = notes."A day without a bar had no figure in the reports; on a shaded day there was no report."
load "style.gp"

array what = ["drones", "missiles", "drones and missiles"]
array fate = ["shot down", "shot down or suppressed", "suppressed or lost", "hit"]
array colour = [blue, sky, sand, red]
wide = 0.4*day			# two bars a day
number(c) = valid(c) ? column(c) : 0
stack(c, n) = number(c) + (n > 1 ? number(c + 1) : 0) + (n > 2 ? number(c + 2) : 0) + (n > 3 ? number(c + 3) : 0)
is_zero(c) = valid(c) && column(c) == 0

set boxwidth wide
set multiplot layout panels,1 margins screen left,right,below(114),above(108) spacing screen 0,below(54)
drawn = 0
do for [p = 1:3] {
	if (count[p] == 0 && (p > 1 || panels > 1 || count[2] + count[3] > 0)) { continue }
	c = 5*p - 1		# launched; the four fates follow
	most = largest[c]
	if (rows > 0) {
		stats file skip 1 using (most = stack(c + 1, 4) > most ? stack(c + 1, 4) : most, 0) nooutput
	}
	set yrange [0:(most > 4 ? 1.08*most : 5)]
	set label 5 what[p] at screen 0.016,graph 0.5 center rotate textcolor rgb dark
	set key at screen left - 0.01,above(drawn == 0 ? 82 : -100) left center
	if (count[p] == 0) {
		set label 4 no_figures at graph 0.5,0.5 center front textcolor rgb grey
		unset ytics
	}
	# The highest sum is drawn first, so that the lower ones cover its foot.
	if (rows == 0) {
		plot nothing notitle
	} else {
		plot file skip 1 using (x(1)):(valid(3) ? 1 : nothing):(1.02*day) axes x1y2 with boxes lc rgb light notitle, \
			file skip 1 using (x(1) - wide/2):(valid(c) ? column(c) : nothing) with boxes lc rgb slate notitle, \
			for [k = 4:1:-1] file skip 1 \
				using (x(1) + wide/2):(valid(c + k) ? stack(c + 1, k) : nothing) with boxes lc rgb colour[k] notitle, \
			for [k = 0:1] file skip 1 \
				using (x(1) + (k - 0.5)*wide):(is_zero(c + k) ? 0 : nothing) \
				with points pt 6 ps mark lw 1.3 lc rgb dark notitle, \
			keyentry with boxes fc rgb slate title "launched", \
			for [k = 1:4] keyentry with boxes fc rgb colour[k] title fate[k], \
			keyentry with boxes fc rgb light title "no report"
	}
	set ytics
	unset label
	drawn = drawn + 1
}
unset multiplot
