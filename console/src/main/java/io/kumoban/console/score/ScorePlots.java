package io.kumoban.console.score;

import io.kumoban.datasets.score.Interval;
import io.kumoban.datasets.score.Ranking;
import io.kumoban.datasets.score.Tally;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The charts of a score: how many incidents are found at each level of stealth, and how well scores rank. */
public final class ScorePlots {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 480;
    private static final Color BOUND = new Color(0x888888);

    private ScorePlots() {}

    /**
     * Writes those charts for which there is something to show.
     *
     * @param folder must exist
     * @return the files, in their order
     * @throws UnsupportedOperationException where this Java has no font to write with
     */
    public static List<Path> write(Path folder, ScoreReport report) {
        // Charts are painted without a screen, also where there is one.
        System.setProperty("java.awt.headless", "true");
        requireFont();
        List<Path> files = new ArrayList<>();
        write(files, folder.resolve("detection-by-stealth.svg"), stealth(report));
        write(
                files,
                folder.resolve("roc.svg"),
                curves(
                        report,
                        "Receiver operating characteristic",
                        "false positive rate",
                        "recall",
                        Ranking.Point::falsePositiveRate,
                        Ranking.Point::recall,
                        0));
        write(
                files,
                folder.resolve("precision-recall.svg"),
                curves(
                        report,
                        "Precision and recall",
                        "recall",
                        "precision",
                        Ranking.Point::recall,
                        Ranking.Point::precision,
                        Double.NaN));
        return files;
    }

    /** Java tells that it has no fonts in several ways, none of them meant for users. */
    private static void requireFont() {
        try {
            Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
            font.createGlyphVector(new FontRenderContext(null, true, true), "0").getOutline();
        } catch (RuntimeException | Error none) {
            throw new UnsupportedOperationException("it finds no fonts", none);
        }
    }

    private static void write(List<Path> files, Path file, XYChart chart) {
        if (!chart.getSeriesCollection().isEmpty()) {
            SvgChart.write(file, chart);
            files.add(file);
        }
    }

    private static XYChart stealth(ScoreReport report) {
        XYChart chart = chart("Incidents found by stealth", "stealth", "share found");
        List<Double> levels = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        List<Double> lows = new ArrayList<>();
        List<Double> highs = new ArrayList<>();
        report.score().byStealth().forEach((stealth, level) -> {
            Tally tally = level.total();
            if (tally.wanted() > 0) {
                Interval interval = report.stealthRecall(stealth).orElse(new Interval(tally.recall(), tally.recall()));
                levels.add(stealth.doubleValue());
                rates.add(tally.recall());
                lows.add(interval.low());
                highs.add(interval.high());
            }
        });
        if (!levels.isEmpty()) {
            chart.addSeries("found", levels, rates);
            bound(chart.addSeries("95 %, low", levels, lows));
            bound(chart.addSeries("95 %, high", levels, highs));
        }
        return chart;
    }

    private static void bound(XYSeries series) {
        series.setLineColor(BOUND);
        series.setLineStyle(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {4, 4}, 0));
        series.setMarker(SeriesMarkers.NONE);
    }

    /**
     * A curve for each detector with positive and negative units.
     *
     * @param start where every curve begins on both axes; NaN where it begins with its first point
     */
    private static XYChart curves(
            ScoreReport report,
            String title,
            String across,
            String up,
            ToDoubleFunction<Ranking.Point> x,
            ToDoubleFunction<Ranking.Point> y,
            double start) {
        XYChart chart = chart(title, across, up);
        for (Map.Entry<String, Ranking> detector : report.rankings().entrySet()) {
            Ranking ranking = detector.getValue();
            if (ranking.positives() == 0 || ranking.negatives() == 0) {
                continue;
            }
            List<Double> xs = new ArrayList<>();
            List<Double> ys = new ArrayList<>();
            if (!Double.isNaN(start)) {
                xs.add(start);
                ys.add(start);
            }
            for (Ranking.Point point : ranking.points()) {
                xs.add(x.applyAsDouble(point));
                ys.add(y.applyAsDouble(point));
            }
            chart.addSeries(detector.getKey(), xs, ys).setMarker(SeriesMarkers.NONE);
        }
        return chart;
    }

    private static XYChart chart(String title, String across, String up) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(across)
                .yAxisTitle(up)
                .build();
        chart.getStyler()
                .setYAxisMin(0.0)
                .setYAxisMax(1.0)
                .setYAxisDecimalPattern("0.0")
                .setLegendPosition(Styler.LegendPosition.OutsideE)
                .setChartBackgroundColor(Color.WHITE);
        return chart;
    }
}
