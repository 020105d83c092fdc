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
package org.crosscurrent.model;

import com.google.auto.value.AutoValue;
import org.apache.beam.sdk.schemas.AutoValueSchema;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.apache.beam.sdk.schemas.annotations.SchemaFieldNumber;

/** Something that a text names. */
@AutoValue
@DefaultSchema(AutoValueSchema.class)
public abstract class Entity {

  /** As it is shown, such as {@code OpenAI}. */
  @SchemaFieldNumber("0")
  public abstract String getName();

  /** In lower case, such as {@code person}, {@code organization} or {@code location}. */
  @SchemaFieldNumber("1")
  public abstract String getType();

  /** An entity of a name and a type. */
  public static Entity of(String name, String type) {
    return new AutoValue_Entity(name, type);
  }
}
