package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.DynamicSql;
import dev.fraiseql.contract.query.DynamicSql.Part;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.contract.query.SqlText;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the text of a statement, with what is bound to its parameters and the parts that depend on
 * the request.
 */
public final class SqlWriter {
  private final StringBuilder text = new StringBuilder();
  private final List<Binding> bindings = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();

  /** Appends text as it is. */
  public SqlWriter sql(String more) {
    text.append(more);
    return this;
  }

  /** Appends a parameter, and what is bound to it. */
  public SqlWriter bind(Binding binding) {
    text.append('?');
    bindings.add(binding);
    return this;
  }

  /** Appends a text with a parameter, to which the same is bound, at each question mark. */
  SqlWriter template(String template, Binding binding) {
    String[] texts = template.split("\\?", -1);
    sql(texts[0]);
    for (int i = 1; i < texts.length; i++) {
      bind(binding).sql(texts[i]);
    }
    return this;
  }

  /** Appends a part whose text is made for each request. */
  SqlWriter shaped(Part part) {
    flush();
    parts.add(part);
    return this;
  }

  /** The statement; constant if no part depends on the request. */
  SqlStatement statement() {
    if (parts.isEmpty()) {
      return constant();
    }
    flush();
    return new DynamicSql(parts);
  }

  /** The statement, no part of which depends on the request. */
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
