package dev.fraiseql.benchmarks.contender.graphqljava;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fraiseql.benchmarks.contender.OutboxEntry;
import dev.fraiseql.benchmarks.contender.Product;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Writes members and notes with Jdbi, each mutation in one transaction. */
final class MemberRepository {
  private static final String MEMBER =
      "select id, username, full_name, bio, created_at from members where id = :id";
  private static final String INSERT_NOTE =
      """
      insert into notes (title, priority, pinned, created_at)
      values (:title, :priority, :pinned, :createdAt)
      """;

  private final Jdbi jdbi;
  private final Product product;
  private final ObjectMapper mapper = new ObjectMapper();

  /**
   * Creates the repository of one database.
   *
   * @param timestamps reads that database's timestamps
   */
  MemberRepository(Jdbi jdbi, Product product, ColumnMapper<Instant> timestamps) {
    this.jdbi = jdbi;
    this.product = product;
    jdbi.registerColumnMapper(Instant.class, timestamps);
    jdbi.registerRowMapper(ConstructorMapper.factory(UserRow.class));
  }

  /** Changes a member and records the change. Empty if there is no such member. */
  Optional<UserRow> update(long id, @Nullable String bio) throws SQLException {
    return jdbi.inTransaction(handle -> {
      String lock = product == Product.SQLITE ? "" : " for update";
      Optional<UserRow> found =
          handle.createQuery(MEMBER + lock).bind("id", id).mapTo(UserRow.class).findFirst();
      if (found.isEmpty()) {
        return found;
      }
      UserRow before = found.get();
      handle
          .createUpdate("update members set bio = :bio where id = :id")
          .bind("bio", bio)
          .bind("id", id)
          .execute();
      UserRow after =
          new UserRow(id, before.username(), before.fullName(), bio, before.createdAt());
      record(handle, before, after);
      return Optional.of(after);
    });
  }

  private void record(Handle handle, UserRow before, UserRow after) throws SQLException {
    if (!before.equals(after)) {
      new OutboxEntry("Member", Long.toString(after.id()), json(before), json(after), "[\"bio\"]")
          .insert(handle.getConnection(), product);
    }
  }

  private String json(UserRow row) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", Long.toString(row.id()));
    fields.put("username", row.username());
    fields.put("fullName", row.fullName());
    fields.put("bio", row.bio());
    fields.put("createdAt", row.createdAt().toString());
    try {
      return mapper.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Creates notes; returns their titles. */
  List<Map<String, Object>> createNotes(List<Map<String, Object>> notes) {
    jdbi.useTransaction(handle -> {
      PreparedBatch batch = handle.prepareBatch(INSERT_NOTE);
      for (Map<String, Object> note : notes) {
        Instant createdAt = Instant.parse((String) note.get("createdAt"));
        batch
            .bind("title", note.get("title"))
            .bind("priority", note.get("priority"))
            .bind("pinned", note.get("pinned"))
            .bind(
                "createdAt",
                product == Product.SQLITE
                    ? createdAt.toString().replace('T', ' ').replace("Z", "")
                    : createdAt.atOffset(ZoneOffset.UTC))
            .add();
      }
      batch.execute();
    });
    return notes;
  }
}
