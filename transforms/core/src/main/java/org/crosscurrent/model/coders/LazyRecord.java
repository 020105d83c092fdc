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
package org.crosscurrent.model.coders;

import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.beam.sdk.coders.CoderException;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A value on its way between two steps. Where it is decoded and encoded again on that way, as a
 * runner does that sorts or spills, it stays the bytes that it is: they are looked at when somebody
 * asks for the value, and not before.
 *
 * @param <T> an immutable value
 */
public final class LazyRecord<T> {

  private final @Nullable RecordCoder<T> coder;
  private final byte @Nullable [] bytes;
  private @Nullable T value;

  private LazyRecord(@Nullable RecordCoder<T> coder, byte @Nullable [] bytes, @Nullable T value) {
    this.coder = coder;
    this.bytes = bytes;
    this.value = value;
  }

  /** A value that is there. */
  public static <T> LazyRecord<T> of(T value) {
    return new LazyRecord<>(null, null, value);
  }

  /** A value of which the bytes are there. */
  static <T> LazyRecord<T> encoded(RecordCoder<T> coder, byte[] bytes) {
    return new LazyRecord<>(coder, bytes, null);
  }

  /** Its bytes; absent if it was made from a value. */
  byte @Nullable [] bytes() {
    return bytes;
  }

  /**
   * The value.
   *
   * @throws UncheckedIOException if the bytes are corrupt
   */
  public T get() {
    T known = value;
    if (known == null) {
      try {
        known = Objects.requireNonNull(coder).decode(Objects.requireNonNull(bytes));
      } catch (CoderException e) {
        throw new UncheckedIOException("a record cannot be read: " + e.getMessage(), e);
      }
      value = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LazyRecord<?> record && get().equals(record.get());
  }

  @Override
  public int hashCode() {
    return get().hashCode();
  }

  @Override
  public String toString() {
    return get().toString();
  }
}
