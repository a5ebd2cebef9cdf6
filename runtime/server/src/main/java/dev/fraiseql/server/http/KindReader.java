package dev.fraiseql.server.http;

import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.server.metrics.OperationKind;
import org.jspecify.annotations.Nullable;

/**
 * Finds out from a document's outline what kind of operation it would run, in a single pass that
 * knows nothing but names, brackets, strings and comments. That much must be known before the
 * document is parsed: a mutation by GET is refused whether it is valid or not, and requests are
 * counted by kind.
 */
final class KindReader {
  private final String document;
  private int at;

  private KindReader(String document) {
    this.document = document;
  }

  /**
   * The kind of the operation that would run. Compiled ones, which come without a document, are
   * queries.
   *
   * @return {@code UNKNOWN} if there is none, or it cannot be told which
   */
  static OperationKind read(GraphQlRequest request) {
    return request.query() == null
        ? OperationKind.QUERY
        : new KindReader(request.query()).find(request.operationName());
  }

  private OperationKind find(@Nullable String operationName) {
    OperationKind found = OperationKind.UNKNOWN;
    while (next()) {
      OperationKind kind = kind(word());
      String name = name();
      skipDefinition();
      if (kind == OperationKind.UNKNOWN) {
        continue; // a fragment, or no GraphQL
      }
      if (operationName == null || operationName.isEmpty()) {
        if (found != OperationKind.UNKNOWN) {
          return OperationKind.UNKNOWN; // two operations, and nobody says which
        }
        found = kind;
      } else if (operationName.equals(name)) {
        return kind;
      }
    }
    return found;
  }

  private static OperationKind kind(String keyword) {
    return switch (keyword) {
      case "", "query" -> OperationKind.QUERY; // "" stands before the brace of a short-hand query
      case "mutation" -> OperationKind.MUTATION;
      case "subscription" -> OperationKind.SUBSCRIPTION;
      default -> OperationKind.UNKNOWN;
    };
  }

  private String name() {
    return next() ? word() : "";
  }

  /** The name that stands here, if one does. */
  private String word() {
    int start = at;
    while (at < document.length() && isNamePart(document.charAt(at))) {
      at++;
    }
    return document.substring(start, at);
  }

  /** Skips to the end of the braces of the selection, whatever stands before and within them. */
  private void skipDefinition() {
    int braces = 0;
    int parentheses = 0; // a default value within them may have braces of its own
    while (next()) {
      switch (document.charAt(at)) {
        case '(' -> parentheses++;
        case ')' -> parentheses--;
        case '{' -> braces++;
        case '}' -> braces--;
        case '"' -> skipString();
        default -> {}
      }
      if (document.charAt(at) == '}' && braces <= 0 && parentheses <= 0) {
        at++;
        return;
      }
      at++;
    }
  }

  /** Stops at the last quotation mark of a string. */
  private void skipString() {
    boolean block = document.startsWith("\"\"\"", at);
    String end = block ? "\"\"\"" : "\"";
    at += end.length();
    while (at < document.length() && !document.startsWith(end, at)) {
      boolean escape =
          document.charAt(at) == '\\' && (!block || document.startsWith("\\\"\"\"", at));
      at += escape ? (block ? 4 : 2) : 1;
    }
    at = Math.min(at + end.length() - 1, document.length() - 1);
  }

  /** Skips white space, commas and comments; false at the end. */
  private boolean next() {
    while (at < document.length()) {
      char c = document.charAt(at);
      if (c == '#') {
        while (at < document.length()
            && document.charAt(at) != '\n'
            && document.charAt(at) != '\r') {
          at++;
        }
      } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',' || c == '\uFEFF') {
        at++;
      } else {
        return true;
      }
    }
    return false;
  }

  private static boolean isNamePart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
}
