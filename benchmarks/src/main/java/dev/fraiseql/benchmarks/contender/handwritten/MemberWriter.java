package dev.fraiseql.benchmarks.contender.handwritten;

import com.zaxxer.hikari.HikariDataSource;
import dev.fraiseql.benchmarks.contender.OutboxEntry;
import dev.fraiseql.benchmarks.contender.Product;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes members and notes, each request in one transaction. */
final class MemberWriter implements AutoCloseable {
  private static final String MEMBER =
      "select id, username, full_name, bio, created_at from members where id = ?";
  private static final String UPDATE = "update members set bio = ? where id = ?";
  private static final String INSERT_NOTE =
      "insert into notes (title, priority, pinned, created_at) values (?, ?, ?, ?)";
  private static final byte[] BIO = JsonBytes.part(",\"bio\":");
  private static final DateTimeFormatter SQLITE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final HikariDataSource pool;
  private final Product product;
  private final TimestampWriter timestamps;

  /**
   * A writer.
   *
   * @param pool connections without autocommit
   */
  MemberWriter(HikariDataSource pool, Product product, TimestampWriter timestamps) {
    this.pool = pool;
    this.product = product;
    this.timestamps = timestamps;
  }

  JsonBytes update(long id, String bio) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      JsonBytes head = new JsonBytes(256);
      byte[] newBio = bio.getBytes(StandardCharsets.UTF_8);
      byte @Nullable [] oldBio;
      JsonBytes tail = new JsonBytes(64);
      String lock = product == Product.SQLITE ? "" : " for update";
      try (PreparedStatement query = connection.prepareStatement(MEMBER + lock)) {
        query.setLong(1, id);
        try (ResultSet row = query.executeQuery()) {
          if (!row.next()) {
            connection.rollback();
            return new JsonBytes(32).raw(JsonBytes.part("{\"data\":{\"updateMember\":null}}"));
          }
          head.raw(JsonBytes.part("{\"id\":")).id(row.getLong(1));
          head.raw(JsonBytes.part(",\"username\":")).string(row.getBytes(2));
          head.raw(JsonBytes.part(",\"fullName\":")).string(row.getBytes(3));
          oldBio = row.getBytes(4);
          tail.raw(JsonBytes.part(",\"createdAt\":"));
          timestamps.write(row, 5, tail);
          tail.raw(JsonBytes.part("}"));
        }
      }
      try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
        update.setString(1, bio);
        update.setLong(2, id);
        update.executeUpdate();
      }
      String before = image(head, oldBio, tail);
      String after = image(head, newBio, tail);
      if (!before.equals(after)) {
        new OutboxEntry("Member", Long.toString(id), before, after, "[\"bio\"]")
            .insert(connection, product);
      }
      connection.commit();
      JsonBytes out = new JsonBytes(256);
      out.raw(JsonBytes.part("{\"data\":{\"updateMember\":{\"id\":")).id(id);
      out.raw(BIO).string(newBio);
      return out.raw(JsonBytes.part("}}}"));
    }
  }

  private static String image(JsonBytes head, byte @Nullable [] bio, JsonBytes tail) {
    JsonBytes field = new JsonBytes(256);
    field.raw(BIO).string(bio);
    return head.text() + field.text() + tail.text();
  }

  JsonBytes createNotes(List<NewNote> notes) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement insert = connection.prepareStatement(INSERT_NOTE)) {
      for (NewNote note : notes) {
        insert.setString(1, note.title());
        insert.setInt(2, note.priority());
        insert.setBoolean(3, note.pinned());
        insert.setObject(4, timestamp(note.createdAt()));
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
    }
    JsonBytes out = new JsonBytes(notes.size() * 48);
    out.raw(JsonBytes.part("{\"data\":{\"createNotes\":["));
    for (int i = 0; i < notes.size(); i++) {
      out.raw(JsonBytes.part(i == 0 ? "{\"title\":" : ",{\"title\":"));
      out.string(notes.get(i).title().getBytes(StandardCharsets.UTF_8));
      out.raw(JsonBytes.part("}"));
    }
    return out.raw(JsonBytes.part("]}}"));
  }

  @Override
  public void close() {
    pool.close();
  }

  private Object timestamp(Instant instant) {
    return product == Product.SQLITE
        ? SQLITE.format(instant.atOffset(ZoneOffset.UTC))
        : instant.atOffset(ZoneOffset.UTC);
  }
}
