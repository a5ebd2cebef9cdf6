package dev.fraiseql.observers.action.text;

/** Why something failed, as one line of at most {@value #MAX_LENGTH} characters. */
public final class Reason {
  /** The length at which a reason is cut. */
  public static final int MAX_LENGTH = 500;

  private Reason() {}

  /** The text as one line. */
  public static String of(String text) {
    String line = withoutControls(text).strip();
    if (line.length() <= MAX_LENGTH) {
      return line;
    }
    int end = MAX_LENGTH - 1;
    if (Character.isHighSurrogate(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end) + '…';
  }

  /** The class and the message of what was thrown. */
  public static String of(Throwable thrown) {
    String message = thrown.getMessage();
    String name = thrown.getClass().getSimpleName();
    return of(message == null || message.isBlank() ? name : name + ": " + message);
  }

  /** The text with a blank for each control character and line separator. */
  static String withoutControls(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      line.append(isControl(c) ? ' ' : c);
    }
    return line.toString();
  }

  private static boolean isControl(char c) {
    return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
  }
}
