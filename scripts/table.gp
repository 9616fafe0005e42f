# Reads the table of the chart `name`: its days, how many figures each column
# holds and the largest of them; sets the dates of the x axis.
# Columns: 1 date, 2 reports, 3 no_report, from 4 on the figures.

file = name.".csv"
set datafile separator comma

day = 86400
date_of(s) = strptime("%Y-%m-%d", s)
x(c) = date_of(strcol(c))

rows = 0; first = 0; last = 0; reports = 0
note(t, n) = (rows = rows + 1, first = rows == 1 ? t : first, last = t, reports = reports + n, 0)
stats file using (strcol(1)[5:5] eq "-" ? note(x(1), column(2)) : 0) nooutput
columns = STATS_columns
days = rows > 0 ? (last - first)/day + 1 : 0

array figures[40]
array largest[40]
do for [c = 1:40] {
	n = 0; most = 0
	if (rows > 0 && c <= columns) {
		stats file skip 1 using (valid(c) ? (n = n + 1, most = column(c) > most ? column(c) : most, 0) : 0) nooutput
	}
	figures[c] = n
	largest[c] = most
}

# Tics: every day, every or every second Monday, months, quarters, years.
set format x ""
set xtics 1e12
label_of(t) = sprintf("%d %s", tm_mday(t), strftime("%b", t))
if (days > 0 && days <= 14) {
	do for [k = 0:days - 1] { set xtics add (label_of(first + k*day) first + k*day) }
}
if (days > 14 && days <= 112) {
	monday = first + (7 - (int(first/day) + 3) % 7) % 7*day
	do for [k = 0:int(days/7)] {
		t = monday + k*7*day
		if (t <= last && (days <= 56 || k % 2 == 0)) { set xtics add (label_of(t) t) }
		if (t <= last && days > 56 && k % 2 == 1) { set xtics add ("" t 1) }
	}
}
month_of(t) = int(tm_mon(t))	# 0 is January
month(k) = date_of(sprintf("%d-%02d-01", int(tm_year(first)) + (month_of(first) + k)/12, (month_of(first) + k) % 12 + 1))
with_year(t) = strftime("%b", t).(month_of(t) == 0 || t < first + 31*day ? strftime("\n%Y", t) : "")
if (days > 112) {
	step = days <= 500 ? 1 : days <= 1500 ? 3 : 12
	do for [k = 0:int(days/28)] {
		t = month(k)
		if (t >= first && t <= last && month_of(t) % step == 0) {
			set xtics add ((step == 12 ? strftime("%Y", t) : with_year(t)) t)
		}
	}
}
margin = 0.7*day + (days < 5 ? (5 - days)*day/2 : 0)
if (rows > 0) { set xrange [first - margin : last + margin] } else { set xrange [0:1] }
