package dev.fraiseql.benchmarks.load;

import java.nio.charset.StandardCharsets;

/**
 * One request.
 *
 * @param method {@code GET} or {@code POST}
 * @param path the path and query, beginning with a slash
 * @param body JSON; empty without a body
 */
public record HttpCall(String method, String path, String body) {

  /** A request with a body. */
  public static HttpCall post(String path, String body) {
    return new HttpCall("POST", path, body);
  }

  /** A request without a body. */
  public static HttpCall get(String path) {
    return new HttpCall("GET", path, "");
  }

  /** The request as HTTP/1.1. */
  byte[] bytes(String host) {
    byte[] json = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: ").append(host);
    head.append("\r\nAccept: application/json\r\n");
    if (json.length > 0) {
      head.append("Content-Type: application/json\r\nContent-Length: ")
          .append(json.length)
          .append("\r\n");
    }
    head.append("\r\n");
    byte[] start = head.toString().getBytes(StandardCharsets.US_ASCII);
    byte[] whole = new byte[start.length + json.length];
    System.arraycopy(start, 0, whole, 0, start.length);
    System.arraycopy(json, 0, whole, start.length, json.length);
    return whole;
  }
}
