package dev.fraiseql.conformance.sqlserver;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What H2 has other words for, or none, in the statements for SQL Server. Each is a gap of H2:
 *
 * <ul>
 *   <li>{@code collate}: H2 has one collation for all of a database. Its texts are told apart and
 *       sorted by UTF-16, and do not pad. So the least and the greatest of texts are looked for by
 *       functions of ours.
 *   <li>{@code (max)}: its types have no such length.
 *   <li>{@code datetimeoffset} is a {@code timestamp with time zone} there, {@code datetime2} a
 *       {@code timestamp}.
 *   <li>{@code like} knows no sets of characters: see {@link H2Functions#like}.
 *   <li>{@code datepart} has a function for each part.
 *   <li>The style 2 of {@code convert}, hexadecimal without a prefix, is a function of its own.
 *   <li>A function that gives rows takes no column: the elements of a column's list are numbered,
 *       and looked up.
 *   <li>{@code identity_insert} changes the key's column: see {@link H2Functions#identity_insert}.
 *       Constraints are checked or not in all of a database at once.
 * </ul>
 */
final class H2Words {
  private static final Pattern COLLATE = Pattern.compile(" collate [A-Za-z0-9_]+");
  private static final Pattern LIKE =
      Pattern.compile("cast\\(((?:\\[[^]]*]|[a-z0-9_.?])+) as nvarchar\\) like \\?");

  private static final Pattern TO_HEX = Pattern.compile("convert\\(varchar, ([^(),]+), 2\\)");
  private static final Pattern FROM_HEX =
      Pattern.compile(
          "convert\\(varbinary, ((?:[^(),]|min\\(hexadecimal\\([^()]*\\)\\)|hexadecimal\\([^()]*\\))+), 2\\)");

  private static final Pattern IDENTITY_INSERT =
      Pattern.compile("set identity_insert \"(.*)\" (on|off)");

  private static final Pattern PART = Pattern.compile("datepart\\((quarter|hour), ");

  private static final Pattern LENGTH =
      Pattern.compile("\\(select count\\(\\*\\) from openjson\\((\\w+\\.\\[[^]]+])\\)\\)");

  private static final Pattern ELEMENTS =
      Pattern.compile("from openjson\\((\\w+\\.\\[[^]]+])\\) e where ");

  private static final Pattern EXTREME =
      Pattern.compile(
          "left\\((min|max)\\(cast\\(([^()]+) as varchar\\) \\+ char\\(0\\)\\), "
              + "len\\(\\1\\(cast\\(\\2 as varchar\\) \\+ char\\(0\\)\\)\\) - 1\\)");

  private H2Words() {}

  static String translate(String sql) {
    if (sql.endsWith(" nocheck constraint all")) {
      return "set referential_integrity false";
    }
    Matcher identityInsert = IDENTITY_INSERT.matcher(sql);
    if (identityInsert.matches()) {
      String table = identityInsert.group(1).replace("\"\"", "\"").replace("'", "''");
      return "call identity_insert('" + table + "', '" + identityInsert.group(2) + "')";
    }
    String text = elements(LENGTH.matcher(sql).replaceAll("json_length($1)"));
    text = COLLATE.matcher(text).replaceAll("").replace("(max)", "");
    text = LIKE.matcher(text).replaceAll("set_like($1, ?)");
    text = TO_HEX.matcher(text).replaceAll("hexadecimal($1)");
    text = FROM_HEX.matcher(text).replaceAll("from_hexadecimal($1)");
    text = EXTREME.matcher(text).replaceAll("$1_text($2)");
    text = PART.matcher(text).replaceAll("$1(");
    return text.replace("datetimeoffset(6)", "timestamp(6) with time zone")
        .replace("datetime2(6)", "timestamp(6)")
        .replace("identity(1, 1)", "generated always as identity")
        .replace(
            "set transaction isolation level snapshot",
            "set session characteristics as transaction isolation level snapshot");
  }

  private static String elements(String sql) {
    Matcher begin = ELEMENTS.matcher(sql);
    StringBuilder out = new StringBuilder();
    int end = 0;
    String list = "";
    while (begin.find()) {
      out.append(lookedUp(sql.substring(end, begin.start()), list));
      list = begin.group(1);
      out.append("from places e where e.[key] < json_length(").append(list).append(") and ");
      end = begin.end();
    }
    return out.append(lookedUp(sql.substring(end), list)).toString();
  }

  private static String lookedUp(String sql, String list) {
    return sql.replace("e.[value]", "json_item(" + list + ", e.[key])");
  }
}
