package dev.fraiseql.cli.scaffold;

import dev.fraiseql.plan.naming.EnglishPlural;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Java names for names of a database, which GraphQL takes as well. */
final class JavaNames {
  private static final Set<String> KEYWORDS =
      Set.of(
          "abstract",
          "assert",
          "boolean",
          "break",
          "byte",
          "case",
          "catch",
          "char",
          "class",
          "const",
          "continue",
          "default",
          "do",
          "double",
          "else",
          "enum",
          "extends",
          "false",
          "final",
          "finally",
          "float",
          "for",
          "goto",
          "if",
          "implements",
          "import",
          "instanceof",
          "int",
          "interface",
          "long",
          "native",
          "new",
          "null",
          "package",
          "private",
          "protected",
          "public",
          "return",
          "short",
          "static",
          "strictfp",
          "super",
          "switch",
          "synchronized",
          "this",
          "throw",
          "throws",
          "transient",
          "true",
          "try",
          "void",
          "volatile",
          "while",
          "_");

  /** Methods of every object, which no component of a record may be called. */
  private static final Set<String> METHODS =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  /** What GraphQL or the schema gives every type or filter. */
  private static final Set<String> SCHEMA_FIELDS = Set.of("nodeId", "isNull");

  /** Types of every schema, and those that the source text names. */
  private static final Set<String> TYPES =
      Set.of(
          "Query",
          "Mutation",
          "Subscription",
          "Node",
          "PageInfo",
          "SortDirection",
          "ID",
          "Int",
          "Float",
          "String",
          "Boolean",
          "Long",
          "Decimal",
          "DateTime",
          "LocalDateTime",
          "Date",
          "Time",
          "Duration",
          "UUID",
          "Base64",
          "JSON",
          "BigDecimal",
          "Instant",
          "LocalDate",
          "LocalTime",
          "List",
          "Nullable",
          "Type",
          "Id",
          "Column",
          "Relation",
          "Join",
          "Json",
          "Stored",
          "Key",
          "Byte",
          "Short",
          "Integer",
          "Double",
          "Object",
          "Record",
          "Enum",
          "Override",
          "Deprecated");

  /** What the schema derives from the name of a type. */
  private static final List<String> SUFFIXES =
      List.of(
          "WhereInput",
          "OrderByInput",
          "ToOneFilter",
          "ToManyFilter",
          "Aggregate",
          "Group",
          "GroupByInput",
          "HavingInput",
          "Connection",
          "Edge",
          "Filter",
          "ListFilter");

  private static final Pattern CONSTANT = Pattern.compile("(?!__)[_A-Za-z][_0-9A-Za-z]*");

  private JavaNames() {}

  /** The words of a name in small letters, without accents and signs; at least one. */
  static List<String> words(String name) {
    String ascii =
        Normalizer.normalize(name.replace("ß", "ss"), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^A-Za-z0-9]+", "_");
    List<String> words =
        Arrays.stream(ascii.split("_+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"))
            .filter(word -> !word.isEmpty())
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList();
    return words.isEmpty() ? List.of("x") : words;
  }

  /** A name in camelCase for a component. */
  static String field(List<String> words) {
    String name = decapitalized(capitalized(words));
    String legal = Character.isDigit(name.charAt(0)) ? "x" + name : name;
    boolean taken =
        KEYWORDS.contains(legal) || METHODS.contains(legal) || SCHEMA_FIELDS.contains(legal);
    return taken ? legal + "Value" : legal;
  }

  /** A name in PascalCase for a type, in the singular. */
  static String type(List<String> words) {
    String plural = capitalized(words);
    String name = capitalized(List.of(EnglishPlural.singular(decapitalized(plural))));
    return legalType(name);
  }

  /** A name in PascalCase for an enum. */
  static String enumeration(List<String> words) {
    return legalType(capitalized(words));
  }

  private static String legalType(String name) {
    String legal = Character.isDigit(name.charAt(0)) ? "X" + name : name;
    boolean derived =
        SUFFIXES.stream()
            .anyMatch(suffix -> legal.endsWith(suffix) && legal.length() > suffix.length());
    return TYPES.contains(legal) || derived ? legal + "Row" : legal;
  }

  /** Whether a label can be a constant of an enum. */
  static boolean isConstant(String label) {
    return CONSTANT.matcher(label).matches() && !KEYWORDS.contains(label);
  }

  static String capitalized(List<String> words) {
    return words.stream()
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  static String decapitalized(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
