package dev.fraiseql.observers.action.text;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Texts that must not appear in reasons and logs, such as keys and URLs. Thread-safe. */
public final class Masked {
  /** Shorter texts are no secrets, and would make reasons unreadable. */
  private static final int MIN_LENGTH = 4;

  private final List<String> texts = new CopyOnWriteArrayList<>();

  /**
   * Adds a text, and its parts that are separated by blanks. Of a URL it adds what is before and
   * after its host and port, which are to be readable.
   */
  public void add(String text) {
    int authority = text.indexOf("://") + 3;
    if (authority >= 3) {
      addUrl(text, authority);
    } else {
      for (String part : text.split(" ", -1)) {
        addOne(part);
      }
      addOne(text);
    }
    texts.sort(Comparator.comparingInt(String::length).reversed()); // the longest is masked first
  }

  private void addUrl(String url, int authority) {
    int path = authority;
    while (path < url.length() && "/?#".indexOf(url.charAt(path)) < 0) {
      path++;
    }
    addOne(url.substring(path));
    int login = url.lastIndexOf('@', path);
    if (login > authority) {
      addOne(url.substring(authority, login));
    }
  }

  private void addOne(String text) {
    if (text.length() >= MIN_LENGTH && !texts.contains(text)) {
      texts.add(text);
    }
  }

  /** The text with asterisks for what must not appear. */
  public String mask(String text) {
    String result = text;
    for (String secret : texts) {
      result = result.replace(secret, "***");
    }
    return result;
  }

  /** Says nothing of what it contains. */
  @Override
  public String toString() {
    return texts.size() + " masked texts";
  }
}
