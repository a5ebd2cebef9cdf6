package dev.fraiseql.server.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Caching of responses to GET: a client may store one, and asks with its entity tag whether it is
 * still current, which takes no body.
 */
final class Revalidation {
  /** Store it, but ask before each use. */
  private static final String NO_CACHE = "no-cache";

  /** What the response depends on besides the URL. */
  private static final String VARY = "Accept, Accept-Encoding, Authorization";

  private static final int TAG_BYTES = 18;

  private Revalidation() {}

  /**
   * The response with its entity tag, or 304 if the client has it.
   *
   * @param body the bytes of the response's body
   */
  static <B> MutableHttpResponse<B> of(
      HttpRequest<?> request, MutableHttpResponse<B> response, ByteBuffer body) {
    String tag = tag(body);
    boolean current =
        request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
            .flatMap(tags -> Arrays.stream(tags.split(",", -1)))
            .map(String::strip)
            .anyMatch(known -> known.equals("*") || weak(known).equals(tag));
    MutableHttpResponse<B> sent = current ? HttpResponse.notModified() : response;
    return sent.header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, NO_CACHE)
        .header(HttpHeaders.VARY, VARY);
  }

  private static String weak(String tag) {
    return tag.startsWith("W/") ? tag : "W/" + tag;
  }

  /** Weak, because a compressed body has the same. */
  private static String tag(ByteBuffer body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(body);
      byte[] bytes = Arrays.copyOf(digest.digest(), TAG_BYTES);
      return "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
