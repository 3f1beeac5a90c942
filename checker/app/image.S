/* What the build has made (make_image.cpp), as read-only data. */
#ifdef __APPLE__
#define SYMBOL(name) _##name
  .const_data
#else
#define SYMBOL(name) name
  .section .rodata
#endif
  .balign 16
  .globl SYMBOL(claimcheck_image_begin)
  .globl SYMBOL(claimcheck_image_end)
SYMBOL(claimcheck_image_begin):
  .incbin CLAIMCHECK_IMAGE
SYMBOL(claimcheck_image_end):
  .byte 0
  .balign 16
  .globl SYMBOL(claimcheck_register_begin)
  .globl SYMBOL(claimcheck_register_end)
SYMBOL(claimcheck_register_begin):
  .incbin CLAIMCHECK_REGISTER
SYMBOL(claimcheck_register_end):
  .byte 0
#ifdef __ELF__
  .section .note.GNU-stack, "", %progbits
#endif
