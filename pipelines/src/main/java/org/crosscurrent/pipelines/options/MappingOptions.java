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
package org.crosscurrent.pipelines.options;

import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.checkerframework.checker.nullness.qual.Nullable;

/** By which mapping files payloads are read. */
public interface MappingOptions extends PipelineOptions {

  @Description(
      "Folder of mapping files (*.yaml) that are read besides the built-in ones, also s3://...; a"
          + " file takes the place of the built-in one of the same shape")
  @Nullable String getMappings();

  void setMappings(@Nullable String mappings);
}
