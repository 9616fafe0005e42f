# Running totals of the daily figures of people killed and injured, from
# cumulative.csv. By hand: gnuplot cumulative.gp, or
# gnuplot -e "term='svg'" cumulative.gp

name = "cumulative"
load "table.gp"
height = 650
title = "People killed and injured, running total"
notes = "The line adds up the daily figures from the first day of the chart; tolls that the reports print as totals are not in it. Shaded: from the sum of the\n". \
	"lowest figures printed to that of the highest; nothing above the line once a figure had no upper bound. A gap in the line: no report on that day."
load "style.gp"

array what = ["killed", "injured"]
array line = [dark, blue]
array band = ["#c4c7cc", "#bfdcf0"]
gap(c) = valid(c) ? column(c) : figures[c] > 0 ? NaN : nothing

set multiplot layout 2,1 margins screen left,right,below(108),above(104) spacing screen 0,below(58)
do for [p = 1:2] {
	c = 1 + 3*p		# the total; its low and high follow
	most = largest[c] > largest[c + 2] ? largest[c] : largest[c + 2]
	set yrange [0:(most > 4 ? 1.08*most : 5)]
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
			file skip 1 using (x(1)):(gap(c + 1)):(valid(c + 2) ? column(c + 2) : gap(c)) \
				with filledcurves lc rgb band[p] notitle, \
			file skip 1 using (x(1)):(gap(c)) \
				with linespoints pt 7 ps 0.35*mark lw 1.8 lc rgb line[p] notitle, \
			keyentry with lines lw 1.8 lc rgb line[p] title "running total", \
			keyentry with boxes fc rgb band[p] title "lowest to highest", \
			keyentry with boxes fc rgb light title "no report"
	}
	set ytics
	unset label
}
unset multiplot
