# People killed and injured per day, from people.csv.
# By hand: gnuplot people.gp, or gnuplot -e "term='svg'" people.gp

name = "people"
load "table.gp"
height = 650
title = "People killed and injured per day"
notes = "Bars: the figure printed, of several the latest. Whiskers: from the lowest to the highest figure that the reports print.\n". \
	"Triangle: at least one figure of the day has no upper bound (“at least”, “dozens”). Circle: the reports print a zero.\n"
notes = notes."A day without a bar had no figure in the reports; on a shaded day there was no report."
load "style.gp"

array what = ["killed", "injured"]
array colour = [slate, sky]
upper(c) = valid(c + 2) ? column(c + 2) : column(c)
has_spread(c) = valid(c) && valid(c + 1) && upper(c) > column(c + 1)
is_zero(c) = valid(c) && column(c) == 0
is_open(c) = valid(c) && !valid(c + 2) && column(c) > 0

set multiplot layout 2,1 margins screen left,right,below(114),above(104) spacing screen 0,below(58)
do for [p = 1:2] {
	c = 1 + 3*p		# the figure; its low and high follow
	most = largest[c] > largest[c + 2] ? largest[c] : largest[c + 2]
	top = most > 4 ? 1.12*most : 5
	set yrange [0:top]
	set label 5 "people ".what[p] at screen 0.016,graph 0.5 center rotate textcolor rgb dark
	set key at screen left - 0.01,above(p == 1 ? 80 : -100) left center
	if (figures[c] == 0) {
		set label 4 no_figures at graph 0.5,0.5 center front textcolor rgb grey
		unset ytics
	}
	if (rows == 0) {
		plot nothing notitle
	} else {
		plot file skip 1 using (x(1)):(valid(3) ? 1 : nothing):(1.02*day) axes x1y2 with boxes lc rgb light notitle, \
			file skip 1 using (x(1)):(valid(c) ? column(c) : nothing) with boxes lc rgb colour[p] notitle, \
			file skip 1 \
				using (x(1)):(has_spread(c) ? column(c + 1) : nothing):(0):(upper(c) - column(c + 1)) \
				with vectors heads size 0.2*day,90 lw fine lc rgb dark notitle, \
			file skip 1 using (x(1)):(is_open(c) ? column(c) + 0.035*top : nothing) \
				with points pt 9 ps mark lc rgb dark notitle, \
			file skip 1 using (x(1)):(is_zero(c) ? 0 : nothing) \
				with points pt 6 ps mark lw 1.3 lc rgb dark notitle, \
			keyentry with boxes fc rgb colour[p] title "figure", \
			keyentry with vectors heads size screen 0.004,90 lw 1.3 lc rgb dark title "lowest to highest", \
			keyentry with points pt 9 ps 1.1 lc rgb dark title "no upper bound", \
			keyentry with points pt 6 ps 1.1 lw 1.3 lc rgb dark title "zero printed", \
			keyentry with boxes fc rgb light title "no report"
	}
	set ytics
	unset label
}
unset multiplot
