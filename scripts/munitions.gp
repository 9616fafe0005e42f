# Munitions launched and what became of them, per day, from munitions.csv.
# By hand: gnuplot munitions.gp, or gnuplot -e "term='svg'" munitions.gp

name = "munitions"
height = 860
load "style.gp"

array what = ["drones", "missiles", "air targets, not split"]
array fate = ["shot down", "shot down or suppressed", "suppressed or lost", "hit"]
array colour = [blue, sky, sand, red]
wide = 0.4*day			# two bars a day
number(c) = valid(c) ? column(c) : 0
sum2(c) = number(c) + number(c + 1)
sum3(c) = sum2(c) + number(c + 2)
sum4(c) = sum3(c) + number(c + 3)
seen(c, y) = valid(c) ? y : nothing

set label 1 "Drones and missiles launched, and what became of them" at screen left,above(26) font ",16" textcolor rgb "black"
set label 2 made_of." with figures, each event counted once" at screen left,above(52) textcolor rgb grey
set label 3 "Left bar: launched. Right bar: the fates that the reports print, stacked; they need not sum to the launched. A night counts for the day it ended on.\nCircle: the reports print that none was launched. The third panel holds figures given for drones and missiles together; they are in no other panel.\n".gap_note \
	at screen left,below(50) font note_font textcolor rgb grey

set multiplot layout 3,1 margins screen left,right,below(104),above(104) spacing screen 0,below(54)
do for [p = 1:3] {
	c = 5*p - 1		# launched; the four fates follow
	stacked = 0; most = largest[c]; count = 0
	do for [k = 0:4] { count = count + figures[c + k] }
	if (count > 0) {
		stats file skip 1 using (stacked = sum4(c + 1) > stacked ? sum4(c + 1) : stacked, 0) nooutput
	}
	most = stacked > most ? stacked : most
	set yrange [0:(most > 4 ? 1.08*most : 5)]
	set ylabel what[p] offset 0.5,0 textcolor rgb dark
	set key at screen left - 0.01,above(p == 1 ? 80 : -100) left center
	set boxwidth wide
	if (count == 0) {
		set label 4 no_figures at graph 0.5,0.5 center textcolor rgb grey
		unset ytics
	}
	# Higher sums are drawn first, so that each bar covers the foot of the one behind.
	plot file skip 1 using (x(1)):(valid(3) ? 1 : nothing):(1.02*day) axes x1y2 with boxes lc rgb light title "no report", \
		"" skip 1 using (x(1) - wide/2):c with boxes lc rgb slate title "launched", \
		"" skip 1 using (x(1) + wide/2):(seen(c + 4, sum4(c + 1))) with boxes lc rgb colour[4] notitle, \
		"" skip 1 using (x(1) + wide/2):(seen(c + 3, sum3(c + 1))) with boxes lc rgb colour[3] notitle, \
		"" skip 1 using (x(1) + wide/2):(seen(c + 2, sum2(c + 1))) with boxes lc rgb colour[2] notitle, \
		"" skip 1 using (x(1) + wide/2):(seen(c + 1, column(c + 1))) with boxes lc rgb colour[1] notitle, \
		"" skip 1 using (x(1) - wide/2):(valid(c) && column(c) == 0 ? 0 : nothing) with points pt 6 ps mark lw 1.3 lc rgb dark notitle, \
		for [k = 1:4] nothing with boxes lc rgb colour[k] title fate[k]
	set ytics
	unset label
}
unset multiplot
