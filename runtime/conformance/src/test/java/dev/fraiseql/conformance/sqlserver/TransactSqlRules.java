package dev.fraiseql.conformance.sqlserver;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules of SQL Server that a parser for many databases does not know: it takes what any of them
 * takes. They hold for statements as this project writes them, in lower case and without string
 * literals that contain SQL.
 */
final class TransactSqlRules {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "abs",
          "avg",
          "cast",
          "char",
          "charindex",
          "concat",
          "convert",
          "count",
          "dateadd",
          "datediff",
          "datefromparts",
          "dense_rank",
          "datalength",
          "datepart",
          "isjson",
          "json_value",
          "left",
          "len",
          "lower",
          "max",
          "min",
          "month",
          "newid",
          "nullif",
          "openjson",
          "replace",
          "row_number",
          "sign",
          "stuff",
          "substring",
          "sum",
          "switchoffset",
          "timefromparts",
          "todatetimeoffset",
          "trim",
          "try_cast",
          "try_convert",
          "year");

  private static final Pattern OFFSET =
      Pattern.compile(" offset \\? rows fetch next (\\?|[0-9]+) rows only");

  /** What else stands before a parenthesis. */
  private static final Set<String> WORDS =
      Set.of(
          "and",
          "as",
          "by",
          "default",
          "distinct",
          "else",
          "end",
          "exists",
          "from",
          "identity",
          "in",
          "join",
          "key",
          "like",
          "not",
          "on",
          "or",
          "over",
          "select",
          "then",
          "top",
          "unique",
          "when",
          "where",
          // types
          "binary",
          "char",
          "datetime2",
          "datetimeoffset",
          "decimal",
          "nvarchar",
          "time",
          "varbinary",
          "varchar");

  private static final Pattern BEFORE_PARENTHESIS = Pattern.compile("([a-z_0-9]+) ?\\(");

  private static final List<String> NOT_THERE =
      List.of(
          " limit ",
          "||",
          "::",
          " nulls first",
          " nulls last",
          " is true",
          " is not true",
          " is distinct ",
          " true",
          " false",
          " boolean",
          " lateral ",
          " ilike ",
          " filter (where");

  private static final Pattern BARE_CONDITION =
      Pattern.compile(
          "\\b(?:where|and|or|not|on|having|when) (?!null\\b)(?:\\w+\\.)?(?:\\w+|\\[[^]]+])"
              + "(?= and | or | then | order by | group by |\\)|$)");

  private static final Pattern COLLATED = Pattern.compile(" collate \\w+");
  private static final String OVER = " over (";

  private static final Pattern ROW_VALUE =
      Pattern.compile("\\((?:\\w+\\.)?\\[[^]]+](?:, (?:\\w+\\.)?\\[[^]]+])+\\) (?:=|<|>|in)");

  private final String sql;
  private final List<String> broken = new ArrayList<>();

  private TransactSqlRules(String sql) {
    this.sql = sql.replaceAll("\\s+", " ");
  }

  /** What a statement does that SQL Server refuses; empty if nothing is known. */
  static List<String> brokenBy(String sql) {
    TransactSqlRules rules = new TransactSqlRules(sql);
    rules.words();
    rules.collations();
    rules.orders();
    return rules.broken;
  }

  private void words() {
    for (String word : NOT_THERE) {
      if ((sql + " ").contains(word)) {
        broken.add("SQL Server has no" + word);
      }
    }
    Matcher calls = BEFORE_PARENTHESIS.matcher(sql);
    while (calls.find()) {
      if (!FUNCTIONS.contains(calls.group(1)) && !WORDS.contains(calls.group(1))) {
        broken.add("a function that is not known here: " + calls.group(1));
      }
    }
    if (ROW_VALUE.matcher(sql).find()) {
      broken.add("row values are not compared");
    }
    if (BARE_CONDITION.matcher(sql).find()) {
      broken.add("a value is no condition");
    }
    if (sql.indexOf("with ") > 0) {
      broken.add("WITH stands at the beginning only");
    }
  }

  /** Message 445: COLLATE stands on no expression that has a collation by COLLATE already. */
  private void collations() {
    Matcher collated = COLLATED.matcher(sql);
    while (collated.find()) {
      String operand = sql.substring(beginOfOperand(collated.start()), collated.start());
      if (operand.contains(" collate ") && !operand.startsWith("(select")) {
        broken.add("collated twice: " + operand);
      }
    }
  }

  /** Where the name, call or group begins that ends at a place. */
  private int beginOfOperand(int end) {
    int place = end;
    if (sql.charAt(end - 1) == ')') {
      int depth = 0;
      do {
        place--;
        depth += sql.charAt(place) == ')' ? 1 : sql.charAt(place) == '(' ? -1 : 0;
      } while (depth > 0);
    } else if (sql.charAt(end - 1) == ']') {
      place = sql.lastIndexOf('[', end);
    }
    while (place > 0
        && (Character.isLetterOrDigit(sql.charAt(place - 1))
            || "_.".indexOf(sql.charAt(place - 1)) >= 0)) {
      place--;
    }
    return place;
  }

  private void orders() {
    for (String query : queries()) {
      int order = query.indexOf(" order by ");
      boolean top = query.startsWith("select top (");
      boolean offset = OFFSET.matcher(query).find();
      if (order < 0) {
        if (offset) {
          broken.add("OFFSET without ORDER BY: " + query);
        }
        continue;
      }
      if (query.startsWith("~") && !query.startsWith("~select top (") && !offset) {
        // Message 1033
        broken.add("a subquery in an order that is not limited: " + query);
      }
      if ((top || query.startsWith("~select top (")) && offset) {
        broken.add("TOP and OFFSET: " + query);
      }
      String keys = query.substring(order + " order by ".length());
      distinct(offset ? keys.substring(0, keys.indexOf(" offset ")) : keys);
    }
    for (int at = sql.indexOf(OVER); at >= 0; at = sql.indexOf(OVER, at + 1)) {
      int open = at + OVER.length() - 1;
      String window = without(sql.substring(open + 1, closing(sql, open)), new ArrayList<>());
      int order = window.indexOf("order by ");
      if (order >= 0) {
        distinct(window.substring(order + "order by ".length()));
      }
    }
  }

  /** Message 169: nothing is sorted by twice. */
  private void distinct(String keys) {
    Set<String> seen = new HashSet<>();
    for (String key : topLevel(keys)) {
      String plain = key.strip().replaceAll(" (asc|desc)$", "").toLowerCase(Locale.ROOT);
      if (!seen.add(plain)) {
        broken.add("sorted by twice: " + plain);
      }
    }
  }

  private static List<String> topLevel(String list) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int begin = 0;
    for (int i = 0; i < list.length(); i++) {
      depth += list.charAt(i) == '(' ? 1 : list.charAt(i) == ')' ? -1 : 0;
      if (depth == 0 && list.charAt(i) == ',') {
        parts.add(list.substring(begin, i));
        begin = i + 1;
      }
    }
    parts.add(list.substring(begin));
    return parts;
  }

  /**
   * The statement and every query in parentheses, each without those inside, of which there is a
   * number, and without what stands behind OVER. The ones in parentheses begin with a tilde.
   */
  private List<String> queries() {
    List<String> queries = new ArrayList<>();
    queries.add(without(sql, queries));
    return queries;
  }

  private static String without(String text, List<String> inner) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      plain.append(text.charAt(i));
      if (text.charAt(i) == '(' && text.startsWith("select ", skipSpace(text, i + 1))) {
        int end = closing(text, i);
        inner.add("~" + without(text.substring(skipSpace(text, i + 1), end), inner));
        plain.append(inner.size()).append(')');
        i = end;
      } else if (plain.toString().endsWith(OVER)) {
        int end = closing(text, i);
        without(text.substring(i + 1, end), inner);
        plain.append(')');
        i = end;
      }
    }
    return plain.toString();
  }

  private static int skipSpace(String text, int place) {
    return text.charAt(place) == ' ' ? place + 1 : place;
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("parentheses: " + text);
  }
}
