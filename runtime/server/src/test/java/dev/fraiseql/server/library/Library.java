package dev.fraiseql.server.library;

import dev.fraiseql.server.FraiseServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** A running server of the library, on free ports of this machine, and a client of it. */
public final class Library implements AutoCloseable {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final FraiseServer server;

  private Library(FraiseServer server) {
    this.server = server;
  }

  /** Creates a database in a folder, and the folder if there is none, and serves it. */
  public static Library open(Path folder, Map<String, Object> properties) throws Exception {
    Map<String, Object> all = new HashMap<>();
    all.put("fraiseql.database.url", database(folder));
    all.put("fraiseql.http.port", 0);
    all.put("fraiseql.flight.port", 0);
    all.putAll(properties);
    return new Library(FraiseServer.start(all));
  }

  /** The URL of a database with three books. */
  public static String database(Path folder) throws IOException, SQLException {
    Files.createDirectories(folder);
    String url = "jdbc:sqlite:" + folder.resolve("library.db");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("pragma journal_mode = wal");
      statement.executeUpdate("drop table if exists books");
      statement.executeUpdate("drop view if exists censuses");
      statement.executeUpdate("drop view if exists ghosts");
      statement.executeUpdate(
          "create table books (id integer primary key, title text not null, pages integer)");
      statement.executeUpdate(
          "insert into books values (1, 'Emma', 474), (2, 'Ulysses', null), (3, 'Ködel', 10)");
      statement.executeUpdate(
          "create view censuses as with recursive n(i) as"
              + " (select 1 union all select i + 1 from n where i < 4000000)"
              + " select 1 as id, count(*) as count from n");
      statement.executeUpdate("create view ghosts as select abs(-9223372036854775807 - 1) as id");
    }
    return url;
  }

  /** Runs a statement on the database of {@link #database}. */
  public static void execute(Path folder, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("library.db"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Creates the tables in an empty PostgreSQL database. */
  public static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create table books (id bigint primary key, title text not null, pages integer);"
              + "create view censuses as select 1::bigint as id, 1::bigint as count;"
              + "create view ghosts as select 1::bigint / 0 as id");
    }
  }

  /** The server's address with this path. */
  public URI uri(String path) {
    return server.http().resolve(path);
  }

  /** Sends a request as it is. */
  public HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  /** A request with a JSON body. */
  public HttpRequest.Builder posting(String json) {
    return HttpRequest.newBuilder(uri("/graphql"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json));
  }

  /** What a body is answered with, for a client that asks for the draft's media type. */
  public HttpResponse<String> post(String json) throws Exception {
    return send(posting(json).header("Accept", "application/graphql-response+json"));
  }

  /** What a query in the URL is answered with. */
  public HttpResponse<String> get(String query) throws Exception {
    String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
    return send(
        HttpRequest.newBuilder(uri("/graphql?query=" + encoded))
            .header("Accept", "application/graphql-response+json"));
  }

  /** What a path is answered with. */
  public HttpResponse<String> page(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)));
  }

  /** The server itself. */
  public FraiseServer server() {
    return server;
  }

  @Override
  public void close() {
    server.close();
  }
}
