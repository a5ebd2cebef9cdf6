package dev.fraiseql.plan.naming;

import dev.fraiseql.annotations.NamingStrategy;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Derives names in the database from names in Java.
 *
 * <p>A Java name consists of words: a capital begins one, and so does the last of several capitals
 * before a small letter. Digits belong to the word before them. {@code HTTPServer2Name} is {@code
 * http}, {@code server2}, {@code name}.
 *
 * <p>Where a name is made of several Java names, as the column of a relation, all strategies but
 * {@code AS_IS} treat their words as those of one name ({@code support_rep_id}, {@code
 * SupportRepId}); {@code AS_IS} puts {@code _} between the names ({@code supportRep_id}).
 *
 * @param tablePrefix put before each table name
 * @param tableSuffix put behind each table name
 */
public record DatabaseNaming(NamingStrategy strategy, String tablePrefix, String tableSuffix) {

  /** That of a package and type without {@code @Naming}. */
  public static final DatabaseNaming DEFAULT =
      new DatabaseNaming(NamingStrategy.SNAKE_CASE, "", "");

  /** The table of a type whose plural is given. */
  public String table(String plural) {
    return tablePrefix + column(plural) + tableSuffix;
  }

  /** The name of a column, made of one or more Java names. */
  public String column(String... names) {
    Stream<String> words = Arrays.stream(names).flatMap(name -> words(name).stream());
    return switch (strategy) {
      case SNAKE_CASE -> words.collect(Collectors.joining("_"));
      case UPPER_SNAKE_CASE -> words.collect(Collectors.joining("_")).toUpperCase(Locale.ROOT);
      case PASCAL_CASE -> words.map(DatabaseNaming::capitalized).collect(Collectors.joining());
      case AS_IS -> String.join("_", names);
    };
  }

  /** What an embedded member's columns begin with. */
  public String prefix(String name) {
    return strategy == NamingStrategy.PASCAL_CASE ? column(name) : column(name) + '_';
  }

  /** A name with its first word in small letters: {@code invoiceLine}, {@code httpServer}. */
  public static String decapitalized(String name) {
    List<String> words = words(name);
    if (words.isEmpty()) {
      return name;
    }
    String first = words.getFirst();
    return name.regionMatches(true, 0, first, 0, first.length())
        ? first + name.substring(first.length())
        : name;
  }

  /** The words of a name, in small letters. */
  static List<String> words(String name) {
    return Arrays.stream(
            name.split("_+|(?<=[^\\p{Lu}_])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})"))
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  private static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
