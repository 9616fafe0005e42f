# People killed and injured per day, from people.csv.
# By hand: gnuplot people.gp, or gnuplot -e "term='svg'" people.gp

name = "people"
height = 640
load "style.gp"

is_spread(v, l, h) = valid(l) && valid(h) && column(h) > column(l)
is_open(v, h) = valid(v) && !valid(h) && column(v) > 0

set label 1 "People killed and injured per day" at screen left,above(26) font ",16" textcolor rgb "black"
set label 2 made_of." with figures, each event counted once" at screen left,above(52) textcolor rgb grey
set label 3 "Bars: the figure printed, of several the latest. Whiskers: the lowest and the highest figure that the reports print.\nTriangle: at least one figure of the day has no upper bound (“at least”, “dozens”). Circle: the reports print a zero.\n".gap_note \
	at screen left,below(50) font note_font textcolor rgb grey

array what = ["killed", "injured"]
array colour = [slate, sky]
set multiplot layout 2,1 margins screen left,right,below(104),above(104) spacing screen 0,below(58)
do for [p = 1:2] {
	c = 1 + 3*p
	most = largest[c] > largest[c + 2] ? largest[c] : largest[c + 2]
	top = most > 4 ? 1.12*most : 5
	set yrange [0:top]
	set ylabel "people ".what[p] offset 0.5,0 textcolor rgb dark
	set key at screen left - 0.01,above(p == 1 ? 80 : -100) left center
	if (figures[c] == 0) {
		set label 4 no_figures at graph 0.5,0.5 center textcolor rgb grey
		unset ytics
		plot nothing notitle
		set ytics
	} else {
		plot file skip 1 using (x(1)):(valid(3) ? 1 : nothing):(1.02*day) axes x1y2 with boxes lc rgb light title "no report", \
			"" skip 1 using (x(1)):c with boxes lc rgb colour[p] title (p == 1 ? "figure" : ""), \
			"" skip 1 using (x(1)):(is_spread(c, c + 1, c + 2) ? column(c + 1) : nothing):(0):(column(c + 2) - column(c + 1)) \
				with vectors heads size 0.2*day,90 lw 1.3 lc rgb dark title "low to high", \
			"" skip 1 using (x(1)):(is_open(c, c + 2) ? column(c) + 0.035*top : nothing) \
				with points pt 9 ps mark lc rgb dark title "no upper bound", \
			"" skip 1 using (x(1)):(valid(c) && column(c) == 0 ? 0 : nothing) \
				with points pt 6 ps mark lw 1.3 lc rgb dark title "zero printed"
	}
	unset label
}
unset multiplot
