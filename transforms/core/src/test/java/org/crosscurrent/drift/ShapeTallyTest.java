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
package org.crosscurrent.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.CoderUtils;
import org.crosscurrent.mapping.FieldKinds;
import org.crosscurrent.mapping.ShapeSighting;
import org.crosscurrent.mapping.ShapeSighting.UnknownField;
import org.junit.jupiter.api.Test;

class ShapeTallyTest {

  private static final int FIELDS = 3;

  /** A sighting and when it was. */
  record Seen(ShapeSighting sighting, long at) {}

  @Provide
  Arbitrary<List<Seen>> sightings() {
    Arbitrary<byte[]> kinds =
        Arbitraries.bytes().between((byte) 0, (byte) 63).array(byte[].class).ofSize(FIELDS);
    Arbitrary<UnknownField> unknown =
        Combinators.combine(Arbitraries.integers().between(0, 150), Arbitraries.of(1, 4, 8))
            .as((number, kind) -> new UnknownField("f" + number, kind));
    return Combinators.combine(
            Arbitraries.of(-7L, 0x5eedL),
            kinds,
            Arbitraries.of("text", "author").injectNull(0.6),
            unknown.list().ofMaxSize(12).uniqueElements(UnknownField::path),
            Arbitraries.longs().between(0, 1000))
        .as(
            (layout, seen, lost, fields, at) ->
                new Seen(new ShapeSighting("note", layout, seen, lost, fields), at))
        .list()
        .ofMaxSize(40);
  }

  @Property(tries = 100)
  void inAnyOrderAndGroupingItIsTheSame(@ForAll("sightings") List<Seen> seen, @ForAll long seed) {
    ShapeTally inOrder = new ShapeTally();
    seen.forEach(one -> inOrder.add(one.sighting(), one.at()));

    Random random = new Random(seed);
    List<Seen> shuffled = new ArrayList<>(seen);
    Collections.shuffle(shuffled, random);
    List<ShapeTally> bundles = new ArrayList<>(List.of(new ShapeTally()));
    for (Seen one : shuffled) {
      if (random.nextInt(4) == 0) {
        bundles.add(new ShapeTally());
      }
      bundles.get(random.nextInt(bundles.size())).add(one.sighting(), one.at());
    }
    while (bundles.size() > 1) {
      ShapeTally merged = decoded(bundles.remove(random.nextInt(bundles.size())));
      bundles.get(random.nextInt(bundles.size())).add(merged);
    }
    assertThat(bytes(bundles.get(0))).isEqualTo(bytes(inOrder));
  }

  @Test
  void ofMoreNewFieldsThanItKeepsTheFirstByNameStay() {
    ShapeTally tally = new ShapeTally();
    for (int i = 999; i >= 100; i--) {
      tally.add(sound(new UnknownField("f" + i, FieldKinds.STRING)), 5);
    }
    assertThat(tally.added).hasSize(ShapeTally.MAX_ADDED).containsKey("f100").containsKey("f199");
    assertThat(tally.records).isEqualTo(900);
  }

  @Test
  void anEmptyTallyAddsNothing() {
    ShapeTally tally = new ShapeTally();
    tally.add(new ShapeSighting("note", -7, new byte[] {8}, null, List.of()), 5);
    String before = bytes(tally);
    tally.add(new ShapeTally());
    assertThat(bytes(tally)).isEqualTo(before);
  }

  static ShapeSighting sound(UnknownField... unknown) {
    return new ShapeSighting("note", 7, new byte[] {8, 0, 4}, null, List.of(unknown));
  }

  private static ShapeTally decoded(ShapeTally tally) {
    try {
      return CoderUtils.clone(ShapeTallyCoder.of(), tally);
    } catch (CoderException e) {
      throw new AssertionError(e);
    }
  }

  private static String bytes(ShapeTally tally) {
    try {
      return HexFormat.of().formatHex(CoderUtils.encodeToByteArray(ShapeTallyCoder.of(), tally));
    } catch (CoderException e) {
      throw new AssertionError(e);
    }
  }
}
