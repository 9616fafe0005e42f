# What the charts share: output, colours, the dates of the axis and the count
# of figures in each column. The chart sets `name` and `height` before loading.

if (!exists("term")) term = "png"
if (term eq "svg") {
	set terminal svg size 1000,height font "DejaVu Sans,12" background "white" noenhanced
} else {
	set terminal pngcairo size 1600,1.6*height font "DejaVu Sans,12" fontscale 1.55 \
		linewidth 1.6 background "white" noenhanced
}
set output name.".".term
file = name.".csv"
set datafile separator comma

# Colours that stay apart for the colour-blind and in grey print.
dark = "#222222"; grey = "#6e6e6e"; light = "#ededed"; slate = "#9a9fa8"
blue = "#0072b2"; sky = "#86bce0"; sand = "#e8c66a"; red = "#c1440e"

# The days of the table: date, reports, no_report, then the figures.
day = 86400
date_of(s) = strptime("%Y-%m-%d", s)
x(c) = date_of(strcol(c))
rows = 0; first = 0; last = 0; reports = 0
note(t, n) = (rows = rows + 1, first = rows == 1 ? t : first, last = t, reports = reports + n, 0)
stats file using (strcol(1)[5:5] eq "-" ? note(date_of(strcol(1)), column(2)) : 0) nooutput
days = rows > 0 ? (last - first) / day + 1 : 0

# How many figures column c holds, and the largest.
array figures[40]
array largest[40]
do for [c = 1:40] {
	n = 0; most = 0
	if (rows > 0 && c <= STATS_columns) {
		stats file skip 1 using (valid(c) ? (n = n + 1, most = column(c) > most ? column(c) : most, 0) : 0) nooutput
	}
	figures[c] = n
	largest[c] = most
}

set border 3 linecolor rgb grey
set tics nomirror out scale 0.6 textcolor rgb dark
set grid ytics linecolor rgb "#dddddd" linetype 1 linewidth 0.6
set grid noxtics
set key noenhanced samplen 1.4 textcolor rgb dark font ",10.5" Left reverse horizontal maxrows 1
set boxwidth 0.8*day
set style fill solid 1.0 noborder
mark = days <= 60 ? 1.1 : days <= 150 ? 0.6 : 0.35	# size of the marks
set y2range [0:1]
unset y2tics
if (rows > 0) {
	set xrange [first - 0.7*day : last + 0.7*day]
} else {
	set xrange [0:1]
}

# Dates: every day, every or every second Monday, months, quarters, years.
monday = first + (7 - int(first/day + 3) % 7) % 7 * day
set format x ""
set xtics 1e12
unset mxtics
month(k) = date_of(sprintf("%d-%02d-01", tm_year(first) + (tm_mon(first) + k)/12, (tm_mon(first) + k) % 12 + 1))
label_of(t) = sprintf("%d %s", tm_mday(t), strftime("%b", t))
month_label(t) = strftime("%b", t).(tm_mon(t) == 0 || t < first + 31*day ? strftime("\n%Y", t) : "")
if (days > 0 && days <= 14) {
	do for [k = 0:days - 1] { set xtics add (label_of(first + k*day) first + k*day) }
}
if (days > 14 && days <= 112) {
	step = days <= 56 ? 7 : 14
	do for [k = 0:int(days/7)] {
		t = monday + k*7*day
		if (t <= last) {
			if (k*7 % step == 0) { set xtics add (label_of(t) t) } else { set xtics add ("" t 1) }
		}
	}
}
if (days > 112) {
	step = days <= 500 ? 1 : days <= 1500 ? 3 : 12
	do for [k = 0:int(days/28)] {
		t = month(k)
		if (t >= first && t <= last && tm_mon(t) % step == 0) {
			set xtics add ((step == 12 ? strftime("%Y", t) : month_label(t)) t)
		}
	}
}

# Title, what the chart is made of, and the note below.
span = rows == 0 ? "no dated figures" : label_of(first).strftime(" %Y", first). \
	(days > 1 ? " to ".label_of(last).strftime(" %Y", last) : "")
made_of = sprintf("%s; %d %s", span, reports, reports == 1 ? "report" : "reports")
left = 0.085; right = 0.975
above(y) = 1 - 1.0*y/height	# pixels from the top of the sheet
below(y) = 1.0*y/height

note_font = ",9.5"
gap_note = "A day without a bar had no figure in the reports; on a shaded day there was no report."

# A panel without figures still says so.
no_figures = "no figures printed in the reports"
nothing = -1			# a line below the visible range
