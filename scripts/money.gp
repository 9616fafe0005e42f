# Amounts of money per day, one action and one currency a panel, from
# money.csv; its header names them ("pledged USD").
# By hand: gnuplot money.gp, or gnuplot -e "term='svg'" money.gp

name = "money"
load "table.gp"
panels = columns < 4 ? 1 : columns > 7 ? 4 : columns - 3
height = 240 + (panels < 3 ? 220 : 185)*panels
title = "Amounts of money per day"
notes = "The actions and currencies that the reports give most often; one currency a panel, nothing is converted. “More than”, “about” and the like\n". \
	"count with the number printed. Circle: the reports print a zero.\n"
notes = notes."A day without a bar had no figure in the reports; on a shaded day there was no report."
load "style.gp"

is_zero(c) = valid(c) && column(c) == 0
scale(m) = m >= 2e9 ? 1e9 : m >= 2e6 ? 1e6 : m >= 2e4 ? 1e3 : 1
scale_name(m) = m >= 2e9 ? "billion " : m >= 2e6 ? "million " : m >= 2e4 ? "thousand " : ""

set multiplot layout panels,1 margins screen left,right,below(114),above(122) spacing screen 0,below(76)
do for [p = 1:panels] {
	c = p + 3
	most = largest[c]
	by = scale(most)
	what = "amount"
	if (columns >= c) {
		stats file every ::::0 using (what = strcol(c), 0) nooutput
		n = strlen(what)	# the last word is the currency
		what = what[1:n - 4].", ".scale_name(most).what[n - 2:n]
	}
	set yrange [0:(most > 0 ? 1.08*most/by : 5)]
	set label 5 what at graph 0,1 offset 0,0.7 textcolor rgb dark
	set key at screen left - 0.01,above(p == 1 ? 78 : -100) left center
	if (figures[c] == 0) {
		set label 4 no_figures at graph 0.5,0.5 center front textcolor rgb grey
		unset ytics
	}
	if (rows == 0) {
		plot nothing notitle
	} else {
		plot file skip 1 using (x(1)):(valid(3) ? 1 : nothing):(1.02*day) axes x1y2 with boxes lc rgb light notitle, \
			file skip 1 using (x(1)):(valid(c) ? column(c)/by : nothing) \
				with boxes lc rgb blue notitle, \
			file skip 1 using (x(1)):(is_zero(c) ? 0 : nothing) \
				with points pt 6 ps mark lw 1.3 lc rgb dark notitle, \
			keyentry with boxes fc rgb blue title "amount printed", \
			keyentry with points pt 6 ps 1.1 lw 1.3 lc rgb dark title "zero printed", \
			keyentry with boxes fc rgb light title "no report"
	}
	set ytics
	unset label
}
unset multiplot
