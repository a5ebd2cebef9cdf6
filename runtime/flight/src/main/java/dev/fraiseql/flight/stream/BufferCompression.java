package dev.fraiseql.flight.stream;

import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;

/**
 * Arrow's codec, except for empty buffers, which it sends as compressed data of no bytes. That is
 * no LZ4 frame, and Arrow's C++ and C libraries reject it. Here they are marked as not compressed.
 */
final class BufferCompression implements CompressionCodec {
  private final CompressionCodec codec;

  /** A codec of that type. */
  BufferCompression(CodecType type) {
    codec = CommonsCompressionFactory.INSTANCE.createCodec(type);
  }

  @Override
  public ArrowBuf compress(BufferAllocator allocator, ArrowBuf buffer) {
    if (buffer.writerIndex() > 0) {
      return codec.compress(allocator, buffer);
    }
    ArrowBuf marked = CompressionUtil.packageRawBuffer(allocator, buffer);
    buffer.close();
    return marked;
  }

  @Override
  public ArrowBuf decompress(BufferAllocator allocator, ArrowBuf buffer) {
    return codec.decompress(allocator, buffer);
  }

  @Override
  public CodecType getCodecType() {
    return codec.getCodecType();
  }
}
