# Running totals of the daily figures of people killed and injured, from
# cumulative.csv. By hand: gnuplot cumulative.gp, or
# gnuplot -e "term='svg'" cumulative.gp

name = "cumulative"
height = 640
load "style.gp"

set label 1 "People killed and injured, running total" at screen left,above(26) font ",16" textcolor rgb "black"
set label 2 made_of." with figures, each event counted once" at screen left,above(52) textcolor rgb grey
set label 3 "The sum of the daily figures since the first day of the chart; tolls that the reports print as totals are not in it. Shaded along the line: the sums of the\nlowest and of the highest figures printed; it ends where a figure without an upper bound comes in. A gap in the line: no report on that day." \
	at screen left,below(42) font note_font textcolor rgb grey

array what = ["killed", "injured"]
array line = [dark, blue]
array band = ["#c4c7cc", "#bfdcf0"]
set multiplot layout 2,1 margins screen left,right,below(96),above(104) spacing screen 0,below(58)
do for [p = 1:2] {
	c = 1 + 3*p
	most = largest[c] > largest[c + 2] ? largest[c] : largest[c + 2]
	set yrange [0:(most > 4 ? 1.08*most : 5)]
	set ylabel "people ".what[p] offset 0.5,0 textcolor rgb dark
	set key at screen left - 0.01,above(p == 1 ? 80 : -100) left center
	if (figures[c] == 0) {
		set label 4 no_figures at graph 0.5,0.5 center textcolor rgb grey
		unset ytics
	}
	plot file skip 1 using (x(1)):(valid(3) ? 1 : nothing):(1.02*day) axes x1y2 with boxes lc rgb light title "no report", \
		for [k = 1:figures[c + 2] > 0] "" skip 1 using (x(1)):(valid(c + 2) ? column(c + 1) : NaN):(column(c + 2)) with filledcurves lc rgb band[p] title "low to high", \
		for [k = 1:figures[c] > 0] "" skip 1 using (x(1)):(column(c)) with linespoints pt 7 ps 0.35*mark lw 1.8 lc rgb line[p] title (p == 1 ? "running total" : "")
	set ytics
	unset label
}
unset multiplot
