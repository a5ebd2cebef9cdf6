package dev.fraiseql.observers.action.local;

/** Tells the code of a statement from its literals, quoted names and comments. */
final class SqlScan {
  private static final char CODE = 0;
  private static final char LINE_COMMENT = '-';
  private static final char BLOCK_COMMENT = '*';

  /** What the text is in: code, a comment, or a quote, by its closing character. */
  private char state = CODE;

  /** Whether the text that was read ends in code. */
  boolean isCode() {
    return state == CODE;
  }

  /** Reads the next piece of the text. */
  void read(String piece) {
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      char next = i + 1 < piece.length() ? piece.charAt(i + 1) : 0;
      switch (state) {
        case CODE -> {
          state = opened(c, next);
          if (state == BLOCK_COMMENT) {
            i++;
          }
        }
        case LINE_COMMENT -> {
          if (c == '\n') {
            state = CODE;
          }
        }
        case BLOCK_COMMENT -> {
          if (c == '*' && next == '/') {
            state = CODE;
            i++;
          }
        }
        default -> {
          if (c == state) {
            state = CODE;
          }
        }
      }
    }
  }

  private static char opened(char c, char next) {
    return switch (c) {
      case '\'', '"', '`' -> c;
      case '-' -> next == '-' ? LINE_COMMENT : CODE;
      case '/' -> next == '*' ? BLOCK_COMMENT : CODE;
      case '?' ->
          throw new IllegalArgumentException(
              "the statement has a ?. Write {{field}} where a value of the event is bound.");
      default -> CODE;
    };
  }
}
