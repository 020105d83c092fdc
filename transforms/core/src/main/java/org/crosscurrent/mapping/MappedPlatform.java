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
package org.crosscurrent.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.normalize.PlatformMapper;

/** Reads the payloads of one platform by its mapping files. */
final class MappedPlatform implements PlatformMapper {

  private static final long serialVersionUID = 1L;

  /** Payloads within one payload, so that no shape that holds itself can multiply for long. */
  private static final int MAX_INNER = 100_000;

  /**
   * Payloads around one payload: no JSON is deeper, only a shape that finds itself inside of it.
   */
  private static final int MAX_DEPTH = 200;

  private final String platform;
  private final ArrayList<MappingFile> files;
  private transient List<Shape> shapes;
  private transient Map<String, PayloadFormat> formats;

  /**
   * @param files all files that its shapes need, those that they extend included
   * @param shapes its shapes in the order in which they are tried
   */
  MappedPlatform(
      String platform,
      List<MappingFile> files,
      List<Shape> shapes,
      Map<String, PayloadFormat> formats) {
    this.platform = platform;
    this.files = new ArrayList<>(files);
    this.shapes = shapes;
    this.formats = formats;
  }

  @Override
  public String platform() {
    return platform;
  }

  @Override
  public void map(RawPost raw, Output out) {
    try {
      String format = formatOf(raw.getPayload());
      JsonNode payload = parse(format, raw.getPayload());
      read(Place.at(payload), format, out);
    } catch (Rejection rejection) {
      out.rejected(rejection.reason(), rejection.getMessage());
    }
  }

  /** The first shape of this platform that recognises a payload; null if none does. */
  private @Nullable Shape shapeOf(Place place, String format) {
    for (Shape shape : shapes) {
      if (shape.info().format().equals(format) && shape.recognises(place)) {
        return shape;
      }
    }
    return null;
  }

  private void read(Place place, String format, Output out) {
    if (place.countRead() > MAX_INNER) {
      throw Rejection.malformed("the payload holds more than " + MAX_INNER + " payloads");
    }
    if (place.depth() > MAX_DEPTH) {
      throw Rejection.malformed("payloads are inside of more than " + MAX_DEPTH + " others");
    }
    Shape shape = shapeOf(place, format);
    if (shape == null) {
      out.sighted(ShapeSighting.unrecognised());
      throw Rejection.unknownShape(platform);
    }
    try {
      shape.read(place, platform, out);
    } catch (Rejection rejection) {
      out.rejected(rejection.reason(), rejection.getMessage());
    }
    for (Shape.Inner inner : shape.inside()) {
      readInside(inner, place, format, out);
    }
  }

  /** Each on its own, so that a bad one does not harm the others. */
  private void readInside(Shape.Inner inner, Place place, String format, Output out) {
    List<JsonNode> found = new ArrayList<>();
    try {
      inner.value().all(place.here(), place, found::add);
      found.removeIf(payload -> payload == place.here());
    } catch (Rejection rejection) {
      Rejection located = rejection.in(inner.path());
      out.rejected(located.reason(), located.getMessage());
    }
    boolean many = found.size() > 1;
    for (int i = 0; i < found.size(); i++) {
      String path = many ? inner.path().replaceFirst("\\[]", "[" + i + "]") : inner.path();
      try {
        read(place.inside(found.get(i)), format, new Located(out, path));
      } catch (Rejection rejection) {
        Rejection located = rejection.in(path);
        out.rejected(located.reason(), located.getMessage());
      }
    }
  }

  private String formatOf(byte[] payload) {
    for (PayloadFormat format : formats.values()) {
      if (format.accepts(payload)) {
        return format.name();
      }
    }
    return Mappings.JSON;
  }

  private JsonNode parse(String name, byte[] payload) {
    PayloadFormat format = formats.get(name);
    if (format == null) {
      return JsonTree.parse(payload);
    }
    try {
      return format.parse(payload);
    } catch (PayloadFormatException e) {
      throw new Rejection(DeadLetterReason.MALFORMED, String.valueOf(e.getMessage()));
    }
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    Mappings.Compiled compiled = Mappings.compile(files);
    shapes = compiled.shapesOf(platform);
    formats = compiled.formatsOf(platform);
  }
}
