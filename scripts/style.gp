# The look that the charts share. Load it after table.gp, with `height` set:
# the height of the sheet, its width being 1000.

if (!exists("term")) term = "png"
if (term eq "svg") {
	set terminal svg size 1000,height font "DejaVu Sans,12" background "white" noenhanced
} else {
	set terminal pngcairo size 1600,1.6*height font "DejaVu Sans,12" fontscale 1.55 \
		linewidth 1.6 background "white" noenhanced
}
set output name.".".term

# Colours that stay apart for the colour-blind and in grey print.
dark = "#222222"; grey = "#6e6e6e"; light = "#ededed"; slate = "#9a9fa8"
blue = "#0072b2"; sky = "#86bce0"; sand = "#e8c66a"; red = "#c1440e"

set border 3 linecolor rgb grey
set tics nomirror out scale 0.6 textcolor rgb dark
set grid noxtics ytics linecolor rgb "#dddddd" linetype 1 linewidth 0.6
set key noenhanced samplen 1.4 textcolor rgb dark font ",10.5" Left reverse horizontal maxrows 1
set boxwidth 0.8*day
set style fill solid 1.0 noborder
set y2range [0:1]		# for what fills a panel from foot to head
unset y2tics
mark = days <= 60 ? 1.1 : days <= 150 ? 0.6 : 0.35	# size of the marks
fine = days <= 150 ? 1.3 : 0.7
nothing = -1			# below every panel: drawn nowhere
left = 0.1; right = 0.975
above(y) = 1 - 1.0*y/height	# y from the top of the sheet
below(y) = 1.0*y/height		# y from its foot

# The three texts, `title` and `notes` being set by the chart.
span = rows == 0 ? "no dated figures" : label_of(first).strftime(" %Y", first). \
	(days > 1 ? " to ".label_of(last).strftime(" %Y", last) : "")
made_of = sprintf("%s; %d %s with figures, each event counted once", span, reports, \
	reports == 1 ? "report" : "reports")
set label 1 title at screen left,above(26) font ",16" textcolor rgb "black"
set label 2 made_of at screen left,above(52) textcolor rgb grey
set label 3 notes at screen left,below(46) font ",9.5" textcolor rgb grey

# A panel without figures says so.
no_figures = "no figures printed in the reports"
