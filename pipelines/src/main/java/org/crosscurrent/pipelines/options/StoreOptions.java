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

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.DefaultValueFactory;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Where the rows go. */
public interface StoreOptions extends PipelineOptions {

  @Description("Postgres to write to, such as jdbc:postgresql://localhost:5432/crosscurrent")
  @Nullable String getJdbcUrl();

  void setJdbcUrl(@Nullable String jdbcUrl);

  @Description("Database user")
  @Default.String("postgres")
  String getDbUser();

  void setDbUser(String dbUser);

  @Description("Database password; better set CROSSCURRENT_DB_PASSWORD in the environment")
  @Default.InstanceFactory(PasswordFromEnvironment.class)
  @JsonIgnore // or it would stand in what a runner shows and keeps of a job's options
  String getDbPassword();

  void setDbPassword(String dbPassword);

  @Description(
      "File with the database password, which workers read for themselves: a path, s3:// or gs://")
  @Nullable String getDbPasswordFile();

  void setDbPasswordFile(@Nullable String dbPasswordFile);

  @Description("Rows of one statement")
  @Default.Integer(1000)
  int getStoreBatchSize();

  void setStoreBatchSize(int storeBatchSize);

  /** Keeps the password out of command lines. */
  class PasswordFromEnvironment implements DefaultValueFactory<String> {
    @Override
    public String create(PipelineOptions options) {
      String password = System.getenv("CROSSCURRENT_DB_PASSWORD");
      return password == null ? "" : password;
    }
  }
}
