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
package org.crosscurrent.feeds;

import com.google.auto.service.AutoService;
import java.util.List;
import org.crosscurrent.mapping.MappingFile;
import org.crosscurrent.mapping.MappingProvider;
import org.crosscurrent.mapping.Mappings;

/** The mapping files of feeds, in the folder {@code shapes} beside this class. */
@AutoService(MappingProvider.class)
public final class FeedMappings implements MappingProvider {

  @Override
  public List<MappingFile> files() {
    return Mappings.resources(FeedMappings.class, "shapes");
  }
}
