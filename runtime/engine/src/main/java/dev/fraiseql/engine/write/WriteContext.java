package dev.fraiseql.engine.write;

import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.engine.json.WrittenRows;
import dev.fraiseql.jdbc.RuntimeDialect;
import dev.fraiseql.plan.sql.SqlDialect;
import dev.fraiseql.plan.write.InputReader;
import dev.fraiseql.plan.write.WritableTypes;
import dev.fraiseql.plan.write.WriteStatements;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What all mutations of an engine share.
 *
 * @param executors write captured rows, by type
 * @param methods calls methods
 * @param clock of versions that are moments
 * @param ids makes random ids
 * @param eventIds makes the ids of events
 */
record WriteContext(
    Model model,
    RuntimeDialect runtime,
    SqlDialect dialect,
    WritableTypes types,
    InputReader inputs,
    WriteStatements statements,
    WrittenRows rows,
    Map<String, QueryExecutor> executors,
    MethodContext methods,
    Clock clock,
    Supplier<UUID> ids,
    Supplier<UUID> eventIds) {}
