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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.crosscurrent.benchmarks.SoakSample.Figure;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class SoakSampleTest {

  private static final Figure HEAP = SoakSample.FIGURES.get(1);

  /** Grows fast until the half, and then by 0.1 in each ten seconds. */
  private static List<SoakSample> samples() {
    List<SoakSample> samples = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      double heap = i < 10 ? i * 10 : 100 + (i - 10) * 0.1;
      samples.add(new SoakSample(i * 10, 1000, heap, 500, 3, 2, 40_000, 0.5));
    }
    return samples;
  }

  @Test
  void theSlopeIsThatOfTheSecondHalf() {
    assertThat(SoakSample.slopePerHour(samples(), HEAP)).isCloseTo(36, within(1e-6));
    assertThat(SoakSample.slopePerHour(List.of(), HEAP)).isZero();
  }

  @Test
  void aLineHasAValueForEachColumn() {
    assertThat(SoakSample.csvHeader().strip().split(","))
        .hasSameSizeAs(samples().get(3).csvLine().strip().split(","));
    assertThat(samples().get(3).csvLine()).startsWith("30.0,1000.000,30.000,500.000,");
  }

  @Test
  void theGraphIsAnSvgWithAPanelForEachFigure() throws Exception {
    String svg = SoakGraph.of(samples());
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(document.getElementsByTagName("polyline").getLength())
        .isEqualTo(SoakSample.FIGURES.size());
    assertThat(svg).contains("+36.0 an hour in the second half");
  }
}
