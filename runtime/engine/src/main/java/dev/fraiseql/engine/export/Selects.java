package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.security.RowScope;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.query.PageCap;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.engine.query.QueryPreparer;
import dev.fraiseql.plan.query.ExportedRows;
import dev.fraiseql.plan.query.Planner;
import dev.fraiseql.plan.sql.Dialects;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes SELECT statements into prepared queries. Nothing of their text reaches the database: names
 * are looked up, and values bound. Used by many threads at once.
 */
public final class Selects {
  private static final ExportedRows ALL =
      new ExportedRows(new Filter.And(List.of()), List.of(), List.of());

  private final Model model;
  private final ExportBinder binder;
  private final Planner planner;
  private final QueryPreparer preparer;

  /** Statements over an engine's types. */
  public Selects(FraiseEngine engine) {
    model = engine.model();
    binder = new ExportBinder(model);
    planner = new Planner(model, Dialects.of(engine.database()));
    preparer = engine.preparer();
  }

  /**
   * What a statement would give.
   *
   * @param plan of the columns alone: it has them as the answer has, but is not to be run
   * @param parameters what the question marks stand for, in order
   */
  public record Described(Plan plan, List<Parameter> parameters) {
    public Described {
      parameters = List.copyOf(parameters);
    }
  }

  /**
   * What a statement would give, whatever its parameters are.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT, with the place of the mistake,
   *     if it is no such statement or names something unknown
   */
  public Described describe(String statement) {
    SelectStatement read = parse(statement, Parameters.described());
    return new Described(planner.export(read.type(), read.fields(), ALL), read.parameters());
  }

  /**
   * The query that a statement means.
   *
   * @param parameters the values of the question marks, in order, as JSON knows them
   * @param scope the rows that the caller may see
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT as by {@link #describe}, or if
   *     there are more or fewer parameters than question marks, or one is of another type
   */
  public PreparedQuery prepare(
      String statement, List<@Nullable Object> parameters, RowScope scope) {
    SelectStatement read = parse(statement, Parameters.of(parameters));
    Plan plan = planner.export(read.type(), read.fields(), read.rows());
    return preparer.prepare(new ExportQuery(statement, plan), plan, scope, PageCap.NONE);
  }

  /** The plan of a table's columns, as {@code SELECT *} has them. It is not to be run. */
  public Plan plan(TypeModel type) {
    return planner.export(type, SelectFields.all(type), ALL);
  }

  private SelectStatement parse(String statement, Parameters parameters) {
    return new SelectParser(binder, model, statement, parameters).parse();
  }
}
