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
package org.crosscurrent.launcher.browser;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Walks through the dashboard. All parts look at the one demo that is started here. */
@ExtendWith(Chromium.class)
class DashboardTest {
  private static Site site;

  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    site = Site.open(folder);
  }

  @AfterAll
  static void close() throws InterruptedException {
    if (site != null) {
      site.close();
    }
  }

  @Nested
  class Pages extends EveryPage {
    Pages() {
      super(site);
    }
  }

  @Nested
  class Figures extends FiguresAndLists {
    Figures() {
      super(site);
    }
  }

  @Nested
  class Live extends LiveUpdates {
    Live() {
      super(site);
    }
  }

  @Nested
  class Url extends FiltersInTheUrl {
    Url() {
      super(site);
    }
  }

  @Nested
  class Files extends SavedFiles {
    Files() {
      super(site);
    }
  }

  @Nested
  class Keyboard extends ByKeyboard {
    Keyboard() {
      super(site);
    }
  }

  @Nested
  class Looks extends LooksAndWidths {
    Looks() {
      super(site);
    }
  }

  @Nested
  class States extends WaitingNothingAndErrors {
    States() {
      super(site);
    }
  }

  @Nested
  class Access extends SigningIn {
    Access() {
      super(site);
    }
  }
}
