int plot_main(int c, char **v); int plot_main(int c, char **v){(void)c;(void)v;return 2;}
