# Amounts of money per day, one action and one currency a panel, from
# money.csv; its header names them ("pledged USD").
# By hand: gnuplot money.gp, or gnuplot -e "term='svg'" money.gp

name = "money"
height = 860
load "style.gp"

panels = rows > 0 ? STATS_columns - 3 : 0
panels = panels < 1 ? 1 : panels > 4 ? 4 : panels
if (panels < 3) { height = 520 }
load "style.gp"

set label 1 "Amounts of money per day" at screen left,above(26) font ",16" textcolor rgb "black"
set label 2 made_of." with figures, each amount counted once" at screen left,above(52) textcolor rgb grey
set label 3 "The actions and currencies that the reports give most often; one currency a panel, nothing is converted.\nCircle: the reports print a zero. ".gap_note \
	at screen left,below(42) font note_font textcolor rgb grey
