/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except
 * in compliance with the License. You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License
 * is distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express
 * or implied. See the License for the specific language governing permissions and limitations under
 * the License.
 */
package org.crosscurrent.benchmarks;

import java.util.List;
import java.util.Locale;
import org.crosscurrent.benchmarks.SoakSample.Figure;

/** The samples of a soak run as one SVG: a panel for each figure, each from 0. */
final class SoakGraph {

  private static final int WIDTH = 760;
  private static final int LEFT = 70;
  private static final int RIGHT = 20;
  private static final int PANEL = 120;
  private static final int PLOT = 80;

  private SoakGraph() {}

  static String of(List<SoakSample> samples) {
    int height = PANEL * SoakSample.FIGURES.size() + 30;
    double end = samples.isEmpty() ? 1 : Math.max(1, samples.get(samples.size() - 1).seconds());
    StringBuilder svg = new StringBuilder();
    add(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
            + " font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n",
        WIDTH,
        height);
    int top = 0;
    for (Figure figure : SoakSample.FIGURES) {
      panel(svg, samples, figure, top, end);
      top += PANEL;
    }
    add(
        svg,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%.1f minutes</text>%n</svg>%n",
        WIDTH - RIGHT,
        top + 16,
        end / 60);
    return svg.toString();
  }

  private static void panel(
      StringBuilder svg, List<SoakSample> samples, Figure figure, int top, double end) {
    double most = samples.stream().mapToDouble(figure.value()).max().orElse(0);
    double scale = most <= 0 ? 1 : most * 1.1;
    int base = top + 30 + PLOT;
    add(
        svg,
        "<text x=\"%d\" y=\"%d\">%s; %+.1f an hour in the second half</text>%n",
        LEFT,
        top + 22,
        figure.title(),
        SoakSample.slopePerHour(samples, figure));
    add(
        svg,
        "<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"#999\"/>%n",
        LEFT,
        top + 30,
        base,
        WIDTH - RIGHT);
    add(
        svg,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%.1f</text>%n",
        LEFT - 6,
        top + 40,
        scale);
    add(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">0</text>%n", LEFT - 6, base);
    StringBuilder points = new StringBuilder();
    for (SoakSample sample : samples) {
      double x = LEFT + sample.seconds() / end * (WIDTH - LEFT - RIGHT);
      double y = base - Math.max(0, figure.value().applyAsDouble(sample)) / scale * PLOT;
      add(points, "%.1f,%.1f ", x, y);
    }
    add(
        svg,
        "<polyline points=\"%s\" fill=\"none\" stroke=\"#1f6feb\" stroke-width=\"1.5\"/>%n",
        points.toString().strip());
  }

  private static void add(StringBuilder to, String format, Object... values) {
    to.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
  }
}
