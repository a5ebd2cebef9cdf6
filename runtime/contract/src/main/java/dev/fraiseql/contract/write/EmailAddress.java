package dev.fraiseql.contract.write;

import java.net.IDN;

/** Judges the addresses of mailboxes, in linear time. */
final class EmailAddress {
  private static final int MAX_LOCAL_PART = 64;
  private static final int MAX_DOMAIN = 255;
  private static final String SIGNS = "!#$%&'*+/=?^_`{|}~";
  private static final String SIGNS_IN_QUOTES = ".(),<>[]:; @";
  private static final char FIRST_BEYOND_ASCII = 0x80;

  private EmailAddress() {}

  static boolean isValid(String text) {
    int at = text.lastIndexOf('@');
    return at >= 0 && isLocalPart(text.substring(0, at)) && isDomain(text.substring(at + 1));
  }

  private static boolean isLocalPart(String text) {
    if (text.length() > MAX_LOCAL_PART) {
      return false;
    }
    int next = 0;
    while (true) {
      next = afterWord(text, next);
      if (next < 0 || next == text.length()) {
        return next > 0;
      }
      if (text.charAt(next) != '.') {
        return false;
      }
      next++;
    }
  }

  /** The index behind the word that begins at {@code from}; -1 if there is none. */
  private static int afterWord(String text, int from) {
    if (from < text.length() && text.charAt(from) == '"') {
      return afterQuotes(text, from + 1);
    }
    int next = from;
    while (next < text.length() && (isWord(text.charAt(next)) || text.charAt(next) == '-')) {
      next++;
    }
    return next == from ? -1 : next;
  }

  private static int afterQuotes(String text, int from) {
    int next = from;
    while (next < text.length() && text.charAt(next) != '"') {
      char c = text.charAt(next);
      if (c == '\\') {
        if (next + 1 == text.length()
            || (text.charAt(next + 1) != '\\' && text.charAt(next + 1) != '"')) {
          return -1;
        }
        next++;
      } else if (!isWord(c) && c != '-' && SIGNS_IN_QUOTES.indexOf(c) < 0) {
        return -1;
      }
      next++;
    }
    return next == text.length() || next == from ? -1 : next + 1;
  }

  private static boolean isDomain(String text) {
    if (text.startsWith("[") && text.endsWith("]")) {
      String address = text.substring(1, text.length() - 1);
      return address.regionMatches(true, 0, "IPv6:", 0, 5)
          ? isIpv6(address.substring(5))
          : isIpv4(address);
    }
    if (text.isEmpty() || text.endsWith(".")) {
      return false; // IDN drops the dot
    }
    String ascii;
    try {
      ascii = IDN.toASCII(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
    // The ASCII form hides a dash at the end of a label.
    return ascii.length() <= MAX_DOMAIN && hasLabels(text) && hasLabels(ascii);
  }

  private static boolean hasLabels(String domain) {
    for (String label : domain.split("\\.", -1)) {
      if (!isLabel(label)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a part of a domain has no dash at its ends and only characters that names have. */
  private static boolean isLabel(String label) {
    if (label.isEmpty() || label.startsWith("-") || label.endsWith("-")) {
      return false;
    }
    return label.chars().allMatch(c -> c == '-' || isWord((char) c));
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || (c >= FIRST_BEYOND_ASCII && !Character.isSurrogate(c))
        || SIGNS.indexOf(c) >= 0;
  }

  private static boolean isIpv4(String text) {
    return text.matches("\\d{1,3}(\\.\\d{1,3}){3}");
  }

  /** Eight groups of hexadecimal digits, of which {@code ::} can stand for several of zeros. */
  private static boolean isIpv6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text) == 8;
    }
    int before = gap == 0 ? 0 : groups(text.substring(0, gap));
    String rest = text.substring(gap + 2);
    int after = rest.isEmpty() ? 0 : groups(rest);
    return before >= 0 && after >= 0 && before + after < 8;
  }

  /** The number of groups, of which an IPv4 address at the end is two; -1 if one is wrong. */
  private static int groups(String text) {
    String[] groups = text.split(":", -1);
    int count = 0;
    for (int i = 0; i < groups.length; i++) {
      if (i == groups.length - 1 && isIpv4(groups[i])) {
        count += 2;
      } else if (groups[i].matches("[0-9a-fA-F]{1,4}")) {
        count++;
      } else {
        return -1;
      }
    }
    return count;
  }
}
