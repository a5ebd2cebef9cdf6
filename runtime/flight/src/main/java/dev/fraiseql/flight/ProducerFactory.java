package dev.fraiseql.flight;

import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.arrow.ArrowStreams;
import dev.fraiseql.engine.arrow.ClientProtocol;
import dev.fraiseql.engine.export.Exports;
import dev.fraiseql.engine.export.Selects;
import dev.fraiseql.engine.export.SplitExports;
import dev.fraiseql.flight.load.RowLoads;
import dev.fraiseql.flight.sql.SchemaMessage;
import dev.fraiseql.flight.sql.ServerInfo;
import dev.fraiseql.flight.sql.SqlCatalog;
import dev.fraiseql.flight.sql.SqlMetadata;
import dev.fraiseql.flight.sql.XdbcTypes;
import dev.fraiseql.flight.statement.PreparedStatements;
import dev.fraiseql.flight.statement.StatementParser;
import dev.fraiseql.flight.statement.VariableTypes;
import dev.fraiseql.flight.stream.OpenStreams;
import dev.fraiseql.flight.stream.StreamMeters;
import dev.fraiseql.flight.ticket.TicketCodec;
import dev.fraiseql.flight.ticket.TicketResolver;
import dev.fraiseql.jdbc.ExportedSnapshots;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/** Creates the producer of one server: wires an engine's services to Flight's. */
final class ProducerFactory {
  private final FraiseEngine engine;
  private final FlightSettings settings;
  private final Resources resources;

  /**
   * What the server opened and will close.
   *
   * @param allocator the parent of all allocators
   */
  record Resources(
      BufferAllocator allocator,
      OpenStreams open,
      StreamMeters meters,
      ExportedSnapshots snapshots) {}

  /** A factory for one server. */
  ProducerFactory(FraiseEngine engine, FlightSettings settings, Resources resources) {
    this.engine = engine;
    this.settings = settings;
    this.resources = resources;
  }

  /** Creates the producer. */
  FraiseFlightProducer create() {
    BufferAllocator allocator = resources.allocator();
    Model model = engine.model();
    Exports exports = new Exports(model, engine.database(), engine.preparer());
    Selects selects = new Selects(model, engine.database(), engine.preparer());
    ArrowStreams arrow = new ArrowStreams(engine);
    Function<Plan, Schema> sqlSchemas =
        plan -> arrow.schema(plan, allocator, ClientProtocol.FLIGHT_SQL);
    TicketCodec codec = new TicketCodec(settings.maxTicketBytes());
    TicketResolver resolver =
        new TicketResolver(
            new TicketResolver.Sources(
                engine.queries(),
                engine.graphql(),
                engine.preparer(),
                exports,
                engine.settings().trusted()));
    StatementParser parser =
        new StatementParser(codec, resolver, selects, new VariableTypes(model));
    SqlMetadata metadata = metadata(resolver, selects, sqlSchemas);
    TicketStreams streams =
        new TicketStreams(
            new TicketStreams.Sources(resolver, parser, metadata, arrow, resources.snapshots()),
            allocator,
            settings);
    DescriptorReader descriptors = new DescriptorReader(engine.queries());
    PreparedStatements prepared = new PreparedStatements(codec, parser, sqlSchemas);
    return new FraiseFlightProducer(
        new FraiseFlightProducer.Parts(
            codec,
            descriptors,
            streams,
            metadata,
            new FlightListing(
                resolver.allowsExports() ? model.types() : List.of(),
                exports,
                engine.queries().queries(),
                resolver,
                streams),
            new FlightDescriber(codec, descriptors, streams, splits()),
            new FlightActions(engine.connections(), engine.queries(), resources.open(), prepared),
            new PutReceiver(codec, prepared, loads(model, resolver)),
            resources.open(),
            resources.meters()),
        allocator,
        settings.clientTimeout());
  }

  private RowLoads loads(Model model, TicketResolver resolver) {
    return new RowLoads(
        engine.loads(),
        model,
        resources.open(),
        new RowLoads.Settings(
            resolver.allowsExports(),
            settings.loads().maxBatchBytes(),
            settings.loads().timeout()));
  }

  private SqlMetadata metadata(
      TicketResolver resolver, Selects selects, Function<Plan, Schema> sqlSchemas) {
    SqlCatalog catalog =
        new SqlCatalog(
            engine.model(),
            resolver.allowsExports(),
            type -> SchemaMessage.of(sqlSchemas.apply(selects.plan(type))));
    ServerInfo info =
        new ServerInfo(version(), arrowVersion(), settings.maxTicketBytes(), settings.maxStreams());
    return new SqlMetadata(catalog, info, new XdbcTypes(engine.model()), resources.allocator());
  }

  private SplitExports splits() {
    FlightSettings.Splits splits = settings.splits();
    return new SplitExports(
        engine,
        resources.snapshots(),
        new SplitExports.Limits(splits.minRows(), splits.maxParts()));
  }

  /** The version of this program, which the build writes into a file. */
  private static String version() {
    try (InputStream in = ProducerFactory.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(Objects.requireNonNull(in, "version.properties"));
      return properties.getProperty("version", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version of Arrow, from the manifest of its jar; empty if the jar was repackaged. */
  private static String arrowVersion() {
    String version = VectorSchemaRoot.class.getPackage().getImplementationVersion();
    return Objects.requireNonNullElse(version, "");
  }
}
