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
package org.crosscurrent.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.function.UnaryOperator;
import org.crosscurrent.api.TestStore;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.http.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RefusalsTest {
  private static final String OTHER_SECRET = "Zk3RrY9wQ1nUe7LsV5bTj0XcAo8GpMdHf4Di2EyS6uKC";
  private static String database;
  private Guarded guarded;

  @BeforeAll
  static void migrate() throws Exception {
    database = TestStore.migrated();
  }

  @BeforeEach
  void serve() {
    guarded = new Guarded(database);
  }

  @AfterEach
  void stop() {
    guarded.close();
  }

  @Test
  void whoShowsNothingIsAskedForAKey() throws Exception {
    HttpResponse<String> answer = guarded.get("/api/v1/read");
    refused(answer, 401, "needs a key or a token");
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer realm=\"crosscurrent\"");
    refused(guarded.get("/api/v1/read", "Authorization", "Basic eDp5"), 401, "needs a key");
    refused(guarded.send("HEAD", "/api/v1/read", null), 401, null);
    refused(guarded.post("/api/v1/write", "{}"), 401, "needs a key");
    assertThat(guarded.get("/api/v1/anyone").statusCode()).isEqualTo(200);
  }

  @Test
  void aKeyOpensWhatItsRoleMayDoAndNoMore() throws Exception {
    for (Role role : new Role[] {Role.READER, Role.WRITER, Role.OPERATOR}) {
      ApiKeys.Created key = guarded.key(role);
      String token = guarded.login(key).get("access_token").textValue();
      for (String shown : new String[] {key.text(), token}) {
        String bearer = "Bearer " + shown;
        assertThat(guarded.get("/api/v1/read", "Authorization", bearer).statusCode())
            .isEqualTo(200);
        HttpResponse<String> write = guarded.post("/api/v1/write", "{}", "Authorization", bearer);
        HttpResponse<String> operate = guarded.get("/api/v1/operate", "Authorization", bearer);
        if (role == Role.READER) {
          refused(write, 403, "needs the role writer, but the key shown has the role reader");
        } else {
          assertThat(write.statusCode()).isEqualTo(200);
        }
        if (role == Role.OPERATOR) {
          assertThat(operate.statusCode()).isEqualTo(200);
        } else {
          refused(operate, 403, "needs the role operator");
        }
      }
    }
  }

  @Test
  void aWrongKeyIsRefusedHoweverNearItIs() throws Exception {
    String right = guarded.key(Role.READER).text();
    char last = right.charAt(right.length() - 1);
    String near = right.substring(0, right.length() - 1) + (last == 'A' ? 'Q' : 'A');
    String unknown = "cc_" + "0".repeat(12) + right.substring(15);
    for (String wrong : new String[] {near, unknown, right + "x", "cc_x", "cc_", "x", " "}) {
      refused(guarded.read(wrong), 401, wrong.isBlank() ? "needs a key" : "is not valid");
    }
    assertThat(guarded.read(right).statusCode()).isEqualTo(200);
  }

  @Test
  void anExpiredKeyIsRefusedAndItsTokensWithIt() throws Exception {
    ApiKeys.Created key =
        guarded.keys.create("short", Role.READER, guarded.now().plusSeconds(300), null);
    JsonNode tokens = guarded.login(key);
    assertThat(guarded.read(key.text()).statusCode()).isEqualTo(200);
    guarded.goAhead(Duration.ofSeconds(301));
    refused(guarded.read(key.text()), 401, "The key shown has expired");
    refused(guarded.read(tokens.get("access_token").textValue()), 401, "The key shown has expired");
    refused(guarded.refresh(tokens.get("refresh_token").textValue()), 401, "past its time");
  }

  @Test
  void aRevokedKeyAndItsTokensAreRefusedWithinSeconds() throws Exception {
    ApiKeys.Created key = guarded.key(Role.READER);
    JsonNode tokens = guarded.login(key);
    String token = tokens.get("access_token").textValue();
    assertThat(guarded.read(token).statusCode()).isEqualTo(200);
    assertThat(guarded.keys.revoke(key.key().id())).isTrue();
    while (guarded.read(key.text()).statusCode() == 200) {
      Thread.onSpinWait();
    }
    while (guarded.read(token).statusCode() == 200) {
      Thread.onSpinWait();
    }
    refused(guarded.read(key.text()), 401, "The key shown was revoked");
    refused(guarded.read(token), 401, "was revoked");
    refused(guarded.refresh(tokens.get("refresh_token").textValue()), 401, "revoked");
  }

  @Test
  void anExpiredTokenIsRefusedWithAWordOnWhatToDo() throws Exception {
    String token = guarded.login(guarded.key(Role.READER)).get("access_token").textValue();
    assertThat(guarded.read(token).statusCode()).isEqualTo(200);
    guarded.goAhead(Duration.ofMinutes(11));
    refused(guarded.read(token), 401, "has expired: get the next one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no signature",
        "signature cut off",
        "HS512 with our secret",
        "HS384 with our secret",
        "RS256",
        "another secret",
        "another issuer",
        "another audience",
        "another type",
        "no type",
        "no audience",
        "no end",
        "no id",
        "an id of another form",
        "no family",
        "another family",
        "another key",
        "not yet valid",
        "changed role"
      })
  void aForgedTokenIsRefused(String how) throws Exception {
    ApiKeys.Created key = guarded.key(Role.READER);
    String good = guarded.login(key).get("access_token").textValue();
    assertThat(guarded.read(good).statusCode()).isEqualTo(200);
    String ours = ours(AccessTokens.TYPE, SignedJWT.parse(good).getJWTClaimsSet());
    assertThat(guarded.read(ours).statusCode())
        .as("a token made as forged ones are")
        .isEqualTo(200);
    HttpResponse<String> answer = guarded.read(forged(how, SignedJWT.parse(good)));
    refused(answer, 401, null);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("error=\"invalid_token\"");
  }

  private static String forged(String how, SignedJWT good) throws Exception {
    JWTClaimsSet claims = good.getJWTClaimsSet();
    String[] parts = good.serialize().split("\\.");
    switch (how) {
      case "no signature":
        return new PlainJWT(claims).serialize();
      case "signature cut off":
        return parts[0] + "." + parts[1] + ".";
      case "HS512 with our secret":
        return signed(JWSAlgorithm.HS512, Guarded.SECRET + Guarded.SECRET, claims);
      case "HS384 with our secret":
        return signed(JWSAlgorithm.HS384, Guarded.SECRET + Guarded.SECRET, claims);
      case "RS256":
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
        return signed(
            JWSAlgorithm.RS256,
            AccessTokens.TYPE,
            new RSASSASigner(pairs.generateKeyPair().getPrivate()),
            claims);
      case "another secret":
        return signed(JWSAlgorithm.HS256, OTHER_SECRET, claims);
      case "another type":
        return ours(JOSEObjectType.JWT, claims);
      case "no type":
        return ours(null, claims);
      case "changed role":
        String payload = claims.toString().replace("reader", "operator");
        return parts[0]
            + "."
            + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes())
            + "."
            + parts[2];
      default:
        return ours(
            AccessTokens.TYPE, changed(how).apply(new JWTClaimsSet.Builder(claims)).build());
    }
  }

  private static UnaryOperator<JWTClaimsSet.Builder> changed(String how) {
    switch (how) {
      case "another issuer":
        return claims -> claims.issuer("someone");
      case "another audience":
        return claims -> claims.audience("something");
      case "no audience":
        return claims -> claims.audience((String) null);
      case "no end":
        return claims -> claims.expirationTime(null);
      case "no id":
        return claims -> claims.jwtID(null);
      case "an id of another form":
        return claims -> claims.jwtID("1");
      case "no family":
        return claims -> claims.claim(AccessTokens.FAMILY, null);
      case "another family":
        return claims -> claims.claim(AccessTokens.FAMILY, "nofamily0000");
      case "another key":
        return claims -> claims.subject("nokey0000000");
      case "not yet valid":
        return claims -> claims.notBeforeTime(new Date(System.currentTimeMillis() + 300_000));
      default:
        throw new IllegalArgumentException(how);
    }
  }

  /** Signed as we do: what is wrong is inside. */
  private static String ours(JOSEObjectType type, JWTClaimsSet claims) throws Exception {
    return signed(JWSAlgorithm.HS256, type, new MACSigner(Guarded.SECRET), claims);
  }

  private static String signed(JWSAlgorithm algorithm, String secret, JWTClaimsSet claims)
      throws Exception {
    return signed(algorithm, AccessTokens.TYPE, new MACSigner(secret), claims);
  }

  private static String signed(
      JWSAlgorithm algorithm, JOSEObjectType type, JWSSigner signer, JWTClaimsSet claims)
      throws Exception {
    SignedJWT token = new SignedJWT(new JWSHeader.Builder(algorithm).type(type).build(), claims);
    token.sign(signer);
    return token.serialize();
  }

  static void refused(HttpResponse<String> answer, int status, String says) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    if (says != null) {
      assertThat(Json.parse(answer.body()).get("detail").textValue()).contains(says);
    }
  }
}
