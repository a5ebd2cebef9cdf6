package dev.fraiseql.engine.export;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.security.RowScope;
import dev.fraiseql.engine.query.PageCap;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.engine.query.QueryPreparer;
import dev.fraiseql.plan.query.ExportedRows;
import dev.fraiseql.plan.query.Planner;
import dev.fraiseql.plan.sql.Dialects;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prepares the queries of SELECT statements. No part of their text reaches the database: names are
 * looked up, and values bound. Thread-safe.
 */
public final class Selects {
  private static final ExportedRows ALL =
      new ExportedRows(new Filter.And(List.of()), List.of(), List.of());

  private final Model model;
  private final ExportBinder binder;
  private final Planner planner;
  private final QueryPreparer preparer;

  /** Statements over the types of a model. */
  public Selects(Model model, Database database, QueryPreparer preparer) {
    this.model = model;
    binder = new ExportBinder(model);
    planner = new Planner(model, Dialects.of(database));
    this.preparer = preparer;
  }

  /**
   * The columns and the parameters of a statement.
   *
   * @param plan has the columns of the result, but must not be run
   * @param parameters in the order of the question marks
   */
  public record Described(Plan plan, List<Parameter> parameters) {
    public Described {
      parameters = List.copyOf(parameters);
    }
  }

  /**
   * Describes a statement without the values of its parameters.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT, with the place of the mistake,
   *     if it is not a SELECT or names something unknown
   */
  public Described describe(String statement) {
    SelectStatement read = parse(statement, Parameters.described());
    return new Described(planner.export(read.type(), read.fields(), ALL), read.parameters());
  }

  /**
   * Prepares the query of a statement.
   *
   * @param parameters the values of the question marks, in order, in the Java types of JSON values
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

  /** A plan with the columns of {@code SELECT *}. It must not be run. */
  public Plan plan(TypeModel type) {
    return planner.export(type, SelectFields.all(type), ALL);
  }

  private SelectStatement parse(String statement, Parameters parameters) {
    return new SelectParser(binder, model, statement, parameters).parse();
  }
}
