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
package org.crosscurrent.benchmarks.datastream;

import java.io.IOException;
import java.io.Serial;
import java.util.Objects;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.java.typeutils.runtime.DataInputViewStream;
import org.apache.flink.api.java.typeutils.runtime.DataOutputViewStream;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.crosscurrent.model.coders.RecordCoder;

/**
 * An immutable value that Flink writes with the coder that the graph writes it with, so that both
 * sides of the comparison pay the same for their bytes.
 */
final class RecordType<T> extends TypeInformation<T> {

  @Serial private static final long serialVersionUID = 1;

  private final Class<T> type;
  private final RecordCoder<T> coder;

  private RecordType(Class<T> type, RecordCoder<T> coder) {
    this.type = type;
    this.coder = coder;
  }

  static <T> RecordType<T> of(Class<T> type, RecordCoder<T> coder) {
    return new RecordType<>(type, coder);
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return new Bytes<>(coder);
  }

  @Override
  @SuppressWarnings("deprecation") // abstract there
  public TypeSerializer<T> createSerializer(ExecutionConfig config) {
    return new Bytes<>(coder);
  }

  @Override
  public Class<T> getTypeClass() {
    return type;
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof RecordType;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordType<?> that && type.equals(that.type);
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }

  private static final class Bytes<T> extends TypeSerializer<T> {

    @Serial private static final long serialVersionUID = 1;

    private final RecordCoder<T> coder;

    Bytes(RecordCoder<T> coder) {
      this.coder = coder;
    }

    @Override
    public boolean isImmutableType() {
      return true;
    }

    @Override
    public TypeSerializer<T> duplicate() {
      return this;
    }

    @Override
    public T createInstance() {
      return null;
    }

    @Override
    public T copy(T value) {
      return value;
    }

    @Override
    public T copy(T value, T reuse) {
      return value;
    }

    @Override
    public int getLength() {
      return -1;
    }

    @Override
    public void serialize(T value, DataOutputView out) throws IOException {
      coder.encode(value, new DataOutputViewStream(out));
    }

    @Override
    public T deserialize(DataInputView in) throws IOException {
      return coder.decode(new DataInputViewStream(in));
    }

    @Override
    public T deserialize(T reuse, DataInputView in) throws IOException {
      return deserialize(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
      serialize(deserialize(in), out);
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
      throw new UnsupportedOperationException("a bounded job keeps no state");
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes<?> that && coder.getClass() == that.coder.getClass();
    }

    @Override
    public int hashCode() {
      return Objects.hash(coder.getClass());
    }
  }
}
