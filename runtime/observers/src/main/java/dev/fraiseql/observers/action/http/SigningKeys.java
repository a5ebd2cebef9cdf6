package dev.fraiseql.observers.action.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keys of a webhook's signatures, after Standard Webhooks. Immutable. */
public final class SigningKeys {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MIN_BYTES = 24;
  private static final int MAX_BYTES = 64;

  private final List<SecretKeySpec> keys;

  private SigningKeys(List<SecretKeySpec> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * Reads keys.
   *
   * @param secret the keys in base64, each with or without {@code whsec_}, separated by blanks;
   *     empty for none
   * @throws IllegalArgumentException if one is invalid; the message does not contain it
   */
  public static SigningKeys of(String secret) {
    List<SecretKeySpec> keys = new ArrayList<>();
    for (String key : secret.strip().split("\\s+", -1)) {
      if (!key.isEmpty()) {
        keys.add(new SecretKeySpec(bytes(key), ALGORITHM));
      }
    }
    return new SigningKeys(keys);
  }

  private static byte[] bytes(String key) {
    String base64 = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key;
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException _) { // whose message has a part of the key
      bytes = new byte[0];
    }
    if (bytes.length < MIN_BYTES || bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a key is not "
              + PREFIX
              + " and the base64 of "
              + MIN_BYTES
              + " to "
              + MAX_BYTES
              + " bytes. Create one: openssl rand -base64 32");
    }
    return bytes;
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /** The value of {@code webhook-signature}: a signature for each key. */
  String sign(String id, long timestamp, byte[] body) {
    StringBuilder signatures = new StringBuilder();
    for (SecretKeySpec key : keys) {
      try {
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(key);
        mac.update((id + '.' + timestamp + '.').getBytes(UTF_8));
        signatures.append(signatures.isEmpty() ? "v1," : " v1,");
        signatures.append(Base64.getEncoder().encodeToString(mac.doFinal(body)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
      }
    }
    return signatures.toString();
  }

  /** Says nothing of the keys. */
  @Override
  public String toString() {
    return keys.size() + " keys";
  }
}
