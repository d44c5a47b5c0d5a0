/**
 * What is done where a figure that was told changes: the messages are changed and a notice hangs from them, the notice
 * alone, or nothing.
 */
export type CorrectionMode = "edit-and-reply" | "reply" | "off";
