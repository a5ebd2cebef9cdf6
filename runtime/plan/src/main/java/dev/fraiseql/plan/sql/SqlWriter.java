package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.DynamicSql;
import dev.fraiseql.contract.query.DynamicSql.Part;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.contract.query.SqlText;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement being written: text, what is bound to its question marks, and the parts whose shape
 * is not yet known.
 */
public final class SqlWriter {
  private final StringBuilder text = new StringBuilder();
  private final List<Binding> bindings = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();

  /** Text as it is. */
  public SqlWriter sql(String more) {
    text.append(more);
    return this;
  }

  /** A question mark, and what is bound to it. */
  public SqlWriter bind(Binding binding) {
    text.append('?');
    bindings.add(binding);
    return this;
  }

  /** A part whose text is made for each request. */
  SqlWriter shaped(Part part) {
    flush();
    parts.add(part);
    return this;
  }

  /** What has been written; a constant one if no part is shaped. */
  SqlStatement statement() {
    if (parts.isEmpty()) {
      return constant();
    }
    flush();
    return new DynamicSql(parts);
  }

  /** What has been written, which has no shaped part. */
  SqlText constant() {
    if (!parts.isEmpty()) {
      throw new IllegalStateException("the statement has shaped parts");
    }
    return new SqlText(text.toString(), bindings);
  }

  private void flush() {
    if (!text.isEmpty()) {
      parts.add(new Part.Text(new SqlText(text.toString(), bindings)));
      text.setLength(0);
      bindings.clear();
    }
  }
}
