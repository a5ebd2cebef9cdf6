package dev.fraiseql.plan.naming;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The English plural of a name in camelCase, which is that of its last word.
 *
 * <p>The first rule that fits is taken; {@code docs/naming.md} shows them to authors.
 *
 * <ol>
 *   <li>Words that have no plural stay: {@code series}, {@code media}, {@code news}. A type of such
 *       a name needs {@code @Type(plural = ...)}.
 *   <li>Irregular words: {@code person -> people}, {@code child -> children}, {@code index ->
 *       indexes}.
 *   <li>{@code -man -> -men}, but {@code humans}, {@code germans} ...
 *   <li>{@code -sis -> -ses}: {@code analyses}.
 *   <li>{@code -s, -x, -ch, -sh} take {@code -es}: {@code statuses}, {@code boxes}, {@code
 *       batches}. {@code -z} too, and is doubled after a single vowel: {@code quizzes}, {@code
 *       waltzes}.
 *   <li>{@code -y} after a consonant: {@code -ies}: {@code categories}, but {@code days}.
 *   <li>Anything else takes {@code -s}: {@code roofs}, {@code photos}.
 * </ol>
 */
public final class EnglishPlural {
  private static final Set<String> WITHOUT_PLURAL =
      Set.of(
          "aircraft",
          "cash",
          "data",
          "deer",
          "equipment",
          "feedback",
          "fish",
          "furniture",
          "hardware",
          "information",
          "luggage",
          "media",
          "merchandise",
          "metadata",
          "money",
          "music",
          "news",
          "offspring",
          "progress",
          "rice",
          "series",
          "sheep",
          "shrimp",
          "software",
          "species",
          "staff",
          "stuff",
          "traffic",
          "weather");

  private static final Map<String, String> IRREGULAR =
      Map.ofEntries(
          Map.entry("person", "people"),
          Map.entry("child", "children"),
          Map.entry("foot", "feet"),
          Map.entry("tooth", "teeth"),
          Map.entry("goose", "geese"),
          Map.entry("mouse", "mice"),
          Map.entry("louse", "lice"),
          Map.entry("ox", "oxen"),
          Map.entry("die", "dice"),
          Map.entry("criterion", "criteria"),
          Map.entry("phenomenon", "phenomena"),
          Map.entry("axis", "axes"),
          Map.entry("stomach", "stomachs"),
          Map.entry("epoch", "epochs"),
          Map.entry("monarch", "monarchs"),
          Map.entry("calf", "calves"),
          Map.entry("half", "halves"),
          Map.entry("knife", "knives"),
          Map.entry("leaf", "leaves"),
          Map.entry("life", "lives"),
          Map.entry("loaf", "loaves"),
          Map.entry("self", "selves"),
          Map.entry("shelf", "shelves"),
          Map.entry("thief", "thieves"),
          Map.entry("wife", "wives"),
          Map.entry("wolf", "wolves"),
          Map.entry("cargo", "cargoes"),
          Map.entry("echo", "echoes"),
          Map.entry("embargo", "embargoes"),
          Map.entry("hero", "heroes"),
          Map.entry("potato", "potatoes"),
          Map.entry("tomato", "tomatoes"),
          Map.entry("veto", "vetoes"));

  private static final Set<String> REGULAR_IN_MAN =
      Set.of("caiman", "german", "human", "ottoman", "roman", "shaman", "talisman");

  private static final List<String> TAKING_ES = List.of("s", "x", "ch", "sh");

  /** Words in -ie, whose plurals look like those of words in -y. */
  private static final Set<String> IN_IE =
      Set.of(
          "calorie", "cookie", "genie", "lie", "movie", "pie", "rookie", "selfie", "tie", "zombie");

  /** Words in -s whose plurals look like those of words in -se. */
  private static final Set<String> IN_S =
      Set.of(
          "alias", "atlas", "bias", "bonus", "bus", "campus", "canvas", "census", "gas", "lens",
          "status", "virus");

  private static final Set<String> IN_SIS =
      Set.of("analysis", "crisis", "diagnosis", "hypothesis", "synthesis", "thesis");

  /** Words in -che, whose plurals look like those of words in -ch. */
  private static final Set<String> IN_CHE = Set.of("ache", "cache", "niche");

  private EnglishPlural() {}

  /** The plural of a name; the name itself if its last word has none. */
  public static String of(String name) {
    int start = lastWord(name);
    String word = name.substring(start);
    String plural = ofWord(word.toLowerCase(Locale.ROOT));
    // The ending is the word's own business; its beginning keeps the author's letters.
    int same = commonPrefix(word, plural);
    return name.substring(0, start) + word.substring(0, same) + plural.substring(same);
  }

  /**
   * A name in camelCase whose plural is the given one, by the same rules; the name itself if it is
   * no plural.
   */
  public static String singular(String name) {
    int start = lastWord(name);
    String word = name.substring(start);
    String lower = word.toLowerCase(Locale.ROOT);
    String singular =
        candidates(lower).stream()
            .filter(candidate -> !candidate.isEmpty() && ofWord(candidate).equals(lower))
            .findFirst()
            .orElse(lower);
    int same = commonPrefix(word, singular);
    return name.substring(0, start) + word.substring(0, same) + singular.substring(same);
  }

  /** What the singular of a plural may be, the likeliest first. */
  private static List<String> candidates(String plural) {
    List<String> candidates = new ArrayList<>();
    boolean isSingular =
        WITHOUT_PLURAL.contains(plural)
            || IN_S.contains(plural)
            || plural.endsWith("ss")
            || plural.endsWith("us")
            || plural.endsWith("is");
    if (isSingular) {
      return candidates;
    }
    IRREGULAR.forEach((singular, irregular) -> {
      if (irregular.equals(plural)) {
        candidates.add(singular);
      }
    });
    candidates.sort(null); // axes are those of an axis
    for (Set<String> exceptions : List.of(IN_IE, IN_S, IN_SIS, IN_CHE)) {
      exceptions.stream().filter(word -> ofWord(word).equals(plural)).forEach(candidates::add);
    }
    if (plural.endsWith("men")) {
      candidates.add(cut(plural, 2) + "an");
    }
    if (plural.endsWith("ies")) {
      candidates.add(cut(plural, 3) + "y");
    }
    if (plural.endsWith("zzes")) {
      candidates.add(cut(plural, 3));
    }
    boolean sibilant =
        plural.endsWith("sses")
            || plural.endsWith("xes")
            || plural.endsWith("ches")
            || plural.endsWith("shes")
            || plural.endsWith("zes");
    if (sibilant) {
      candidates.add(cut(plural, 2));
    }
    if (plural.endsWith("s")) {
      candidates.add(cut(plural, 1));
    }
    return candidates;
  }

  private static String ofWord(String word) {
    if (WITHOUT_PLURAL.contains(word)) {
      return word;
    }
    String irregular = IRREGULAR.get(word);
    if (irregular != null) {
      return irregular;
    }
    if (word.endsWith("man") && !REGULAR_IN_MAN.contains(word)) {
      return cut(word, 2) + "en";
    }
    if (word.endsWith("sis")) {
      return cut(word, 2) + "es";
    }
    if (TAKING_ES.stream().anyMatch(word::endsWith)) {
      return word + "es";
    }
    if (word.endsWith("z")) {
      return word + (endsInSingleVowelAndZ(word) ? "zes" : "es");
    }
    if (word.endsWith("y") && word.length() > 1 && !isVowel(word.charAt(word.length() - 2))) {
      return cut(word, 1) + "ies";
    }
    return word + "s";
  }

  private static boolean endsInSingleVowelAndZ(String word) {
    int z = word.length() - 1;
    boolean vowelBefore = z > 0 && isVowel(word.charAt(z - 1));
    // The u of "quiz" sounds as a consonant does.
    boolean secondVowel =
        z > 1 && isVowel(word.charAt(z - 2)) && !(z > 2 && word.startsWith("qu", z - 3));
    return vowelBefore && !secondVowel;
  }

  private static int lastWord(String name) {
    for (int i = name.length() - 1; i > 0; i--) {
      boolean begins = Character.isUpperCase(name.charAt(i));
      boolean afterOther = !Character.isUpperCase(name.charAt(i - 1));
      boolean beforeSmall = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
      if ((begins && (afterOther || beforeSmall)) || name.charAt(i - 1) == '_') {
        return i;
      }
    }
    return 0;
  }

  private static int commonPrefix(String word, String plural) {
    int i = 0;
    while (i < word.length()
        && i < plural.length()
        && Character.toLowerCase(word.charAt(i)) == plural.charAt(i)) {
      i++;
    }
    return i;
  }

  private static boolean isVowel(char c) {
    return "aeiou".indexOf(c) >= 0;
  }

  private static String cut(String word, int letters) {
    return word.substring(0, word.length() - letters);
  }
}
