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

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.UUID;

/**
 * Access tokens: JWTs (RFC 7519) of the type {@code at+jwt} (RFC 9068), signed with HS256 and with
 * nothing else, valid for ten minutes.
 */
final class AccessTokens {
  /** How long one is valid. */
  static final Duration LIFE = Duration.ofMinutes(10);

  static final String ISSUER = "crosscurrent";
  static final String AUDIENCE = "crosscurrent-api";
  static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

  /** In which the family of refresh tokens stands that one came with. */
  static final String FAMILY = "sid";

  private static final int CLOCKS_MAY_DIFFER_SECONDS = 10;
  private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.HS256;

  private final Clock clock;
  private final MACSigner signer;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  /** What a valid token tells. */
  record Claims(String keyId, String family) {}

  /** A token that was made by none of us, or for another purpose, or is past its time. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean expired;

    private RefusedException(String why, boolean expired, Throwable cause) {
      super(why, cause);
      this.expired = expired;
    }

    /** Whether it was ours, and its time alone is over. */
    boolean isExpired() {
      return expired;
    }
  }

  AccessTokens(SigningSecret secret, Clock clock) {
    this.clock = clock;
    try {
      signer = new MACSigner(secret.bytes());
    } catch (JOSEException e) {
      throw new IllegalStateException("A checked secret cannot sign", e);
    }
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPE));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(ALGORITHM, new ImmutableSecret<>(secret.bytes())));
    processor.setJWTClaimsSetVerifier(new Verifier(clock));
  }

  private static final class Verifier extends DefaultJWTClaimsVerifier<SecurityContext> {
    private final Clock clock;

    Verifier(Clock clock) {
      super(
          AUDIENCE,
          new JWTClaimsSet.Builder().issuer(ISSUER).build(),
          Set.of("sub", "iat", "nbf", "exp", "jti", FAMILY));
      this.clock = clock;
      setMaxClockSkew(CLOCKS_MAY_DIFFER_SECONDS);
    }

    @Override
    protected Date currentTime() {
      return Date.from(clock.instant());
    }
  }

  /** Signs a token. */
  String issue(String keyId, Role role, String family) {
    Instant now = clock.instant();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .subject(keyId)
            .claim("role", role.text())
            .claim(FAMILY, family)
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .notBeforeTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFE)))
            .build();
    SignedJWT token = new SignedJWT(new JWSHeader.Builder(ALGORITHM).type(TYPE).build(), claims);
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("A checked secret cannot sign", e);
    }
    return token.serialize();
  }

  /**
   * Checks type, algorithm, signature, issuer, audience and times.
   *
   * @throws RefusedException unless all are right
   */
  Claims verify(String token) throws RefusedException {
    try {
      JWTClaimsSet claims = processor.process(token, null);
      UUID.fromString(claims.getJWTID());
      return new Claims(claims.getSubject(), claims.getStringClaim(FAMILY));
    } catch (ExpiredJWTException e) {
      throw new RefusedException("expired", true, e);
    } catch (BadJOSEException | JOSEException | ParseException | IllegalArgumentException e) {
      throw new RefusedException("forged", false, e);
    }
  }
}
