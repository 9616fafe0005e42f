# People killed and injured per day, from people.csv.
# By hand: gnuplot people.gp, or gnuplot -e "term='svg'" people.gp

name = "people"
height = 640
load "style.gp"

x(s) = date_of(s)
is_spread(v, l, h) = valid(l) && valid(h) && column(h) > column(l)
is_open(v, h) = valid(v) && !valid(h) && column(v) > 0

set label 1 "People killed and injured per day" at screen left,above(26) font ",16" textcolor rgb "black"
set label 2 made_of." with figures, each event counted once" at screen left,above(52) textcolor rgb grey
set label 3 "Bars: the figure printed, or its latest report. Whiskers: the lowest and the highest figure printed. Triangle: no upper bound was printed (“at least”, “dozens”).\nA day without a bar had no figure in the reports; on a shaded day there was no report." \
	at screen left,below(42) font ",9.5" textcolor rgb grey

array what = ["killed", "injured"]
array colour = [dark, blue]
set multiplot layout 2,1 margins screen left,right,below(96),above(92) spacing screen 0,below(62)
do for [p = 1:2] {
	c = 1 + 3*p
	most = largest[c] > largest[c + 2] ? largest[c] : largest[c + 2]
	top = most > 4 ? 1.12*most : 5
	set yrange [0:top]
	set ylabel "people ".what[p] offset 0.5,0 textcolor rgb dark
	set key at screen right,above(p == 1 ? 80 : -100) right center horizontal
	if (figures[c] == 0) {
		set label 4 no_figures at graph 0.5,0.5 center textcolor rgb grey
		unset ytics
		plot nothing notitle
		set ytics
	} else {
		plot file skip 1 using (x(strcol(1))):3:(day) axes x1y2 with boxes lc rgb light title "no report", \
			"" skip 1 using (x(strcol(1))):c with boxes lc rgb colour[p] title (p == 1 ? "figure" : ""), \
			"" skip 1 using (x(strcol(1))):(is_spread(c, c + 1, c + 2) ? column(c) : NaN):(column(c + 1)):(column(c + 2)) \
				with yerrorbars pt 0 lw 1.2 lc rgb red title "low to high", \
			"" skip 1 using (x(strcol(1))):(is_open(c, c + 2) ? column(c) + 0.035*top : NaN) \
				with points pt 8 ps 0.6 lc rgb red title "no upper bound", \
			"" skip 1 using (x(strcol(1))):(valid(c) && column(c) == 0 ? 0 : NaN) \
				with points pt 6 ps 0.7 lw 1.2 lc rgb red title "zero printed"
	}
	unset label
}
unset multiplot
