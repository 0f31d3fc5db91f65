/** Where the system keeps its own programs, whatever the caller's PATH says (FHS 3.0, 3.4 and 4.4). */
export const SYSTEM_PATH = "/usr/bin:/bin";
