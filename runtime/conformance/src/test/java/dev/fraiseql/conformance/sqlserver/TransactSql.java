package dev.fraiseql.conformance.sqlserver;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;

/** What judges statements for SQL Server where there is none to run them. */
public final class TransactSql {
  private TransactSql() {}

  /**
   * Those of some statements that a parser does not read as SQL Server's, or that break one of
   * {@link TransactSqlRules}: each with what is wrong.
   */
  public static Map<String, String> refused(Collection<String> statements) {
    Map<String, String> refused = new TreeMap<>();
    for (String sql : statements) {
      try {
        CCJSqlParserUtil.parse(sql, parser -> parser.withSquareBracketQuotation(true));
      } catch (JSQLParserException e) {
        refused.put(sql, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      }
      TransactSqlRules.brokenBy(sql).forEach(rule -> refused.put(sql, rule));
    }
    return refused;
  }
}
