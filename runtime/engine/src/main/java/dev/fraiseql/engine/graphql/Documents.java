package dev.fraiseql.engine.graphql;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.engine.json.Introspection;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.plan.document.DocumentException;
import dev.fraiseql.plan.document.DocumentReader;
import dev.fraiseql.plan.query.Planner;
import dev.fraiseql.plan.sql.Dialects;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What needs graphql-java, made when it is first asked for: an application that sends compiled
 * operations only neither waits for it nor needs it on its class path.
 */
public final class Documents implements Introspection {
  private final Model model;
  private final Database database;
  private final DocumentLimits limits;
  private final ReentrantLock making = new ReentrantLock();
  private volatile @Nullable Readers readers;

  private record Readers(AdHocQueries adHoc, SchemaIntrospection introspection) {}

  /**
   * Documents that ask for a model's types.
   *
   * @param depth the most fields within fields
   * @param aliases the most aliases
   */
  public Documents(Model model, Database database, int depth, int aliases) {
    this.model = model;
    this.database = database;
    limits = new DocumentLimits(depth, aliases);
  }

  /**
   * An operation of a document.
   *
   * @param operationName null or empty if there is but one
   * @throws dev.fraiseql.plan.document.DocumentException if the document does not parse or is not
   *     valid
   * @throws RequestException LIMIT_EXCEEDED if it asks for too much; BAD_USER_INPUT if it has no
   *     such operation
   */
  public CompiledQuery query(String document, @Nullable String operationName) {
    return readers().adHoc.query(document, operationName);
  }

  /**
   * What an operation of a document would do, which need not be valid.
   *
   * @param operationName null or empty if there is but one
   * @return {@code UNKNOWN} if the document does not parse, has no such operation, or has several
   *     and none is named
   */
  OperationKind kind(String document, @Nullable String operationName) {
    try {
      return readers().adHoc.kind(document, operationName);
    } catch (DocumentException | RequestException e) {
      return OperationKind.UNKNOWN; // the refusal that is on its way says why
    }
  }

  @Override
  public Map<String, JsonSink> answer(PreparedQuery query) {
    return readers().introspection.answer(query);
  }

  private Readers readers() {
    Readers made = readers;
    if (made != null) {
      return made;
    }
    making.lock();
    try {
      made = readers;
      if (made == null) {
        made = make();
        readers = made;
      }
      return made;
    } finally {
      making.unlock();
    }
  }

  private Readers make() {
    try {
      DocumentReader reader = new DocumentReader(model);
      Planner planner = new Planner(model, Dialects.of(database));
      return new Readers(
          new AdHocQueries(reader, planner, limits), new SchemaIntrospection(reader));
    } catch (NoClassDefFoundError e) {
      throw new RequestException(
          ErrorCode.PERSISTED_QUERY_NOT_FOUND,
          "Only compiled operations are answered here: graphql-java is not on the class path.");
    }
  }
}
